// The shop's own texts, with their variables filled in: by the relay's rules, which are tested with the same cases.

const VARIABLE = /\{(\p{L}[\p{L}\p{N}_-]*)(?:\|([^{}]*))?\}/gu;
const SENTENCE = /[\s\S]*?(?:[.!?…。！？؟]+["'”’»)\]]*[ \t]+|\n|$)/g;
const NAMES = ["name", "shop", "opens", "closes"];

// A sentence with a variable that has no value, and no word for that, is left out.
export const filled = (text, values) => {
  const value = (name) => values[name]?.trim() && values[name];
  const isWhole = (sentence) =>
    [...sentence.matchAll(VARIABLE)].every(([, name, other]) => other !== undefined || !NAMES.includes(name) || value(name));
  const replaced = (sentence) =>
    sentence.replace(VARIABLE, (whole, name, other) => (NAMES.includes(name) ? value(name) || other : whole));
  let all = "";
  for (const [sentence] of text.matchAll(SENTENCE)) {
    if (isWhole(sentence)) all += replaced(sentence);
    else if (sentence.endsWith("\n") && all && !all.endsWith("\n")) all += "\n";
  }
  return all.replace(/[ \t]+\n/g, "\n").trim();
};

// When the shop opens and closes, in words that fit into a sentence. Without a zone, in the browser's.
export const hourWords = (language, timeZone, now) => {
  const isItalian = language === "it";
  const part = (at, options) => new Intl.DateTimeFormat(isItalian ? "it" : "en", { timeZone, ...options }).format(at);
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
  const read = (at) => Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const date = (at) => {
    const { year, month, day } = read(at);
    return Date.UTC(year, month - 1, day) / 864e5;
  };
  const time = ({ hour, minute }) => `${hour}:${String(minute).padStart(2, "0")}`;
  const toItalian = (at) => (read(at).hour === 1 ? "all’" : "alle ") + time(read(at));
  const days = (at) => date(at) - date(now);
  const day = (at) => {
    if (days(at) < 2) return (isItalian ? ["oggi", "domani"] : ["today", "tomorrow"])[days(at)];
    const weekday = part(at, { weekday: "long" });
    return days(at) < 7 ? weekday : `${weekday} ${read(at).day} ${part(at, { month: "long" })}`;
  };
  return {
    opens: (at) => `${day(at)} ${isItalian ? toItalian(at) : "at " + time(read(at))}`,
    closes: (at) => {
      const isMidnight = time(read(at)) === "0:00";
      const of = isMidnight ? at - 864e5 / 2 : at;
      if (isItalian) {
        const when = isMidnight ? "a mezzanotte" : toItalian(at);
        return days(of) ? `${when} di ${day(of)}` : when;
      }
      const when = isMidnight ? "midnight" : time(read(at));
      return [when, `${when} tomorrow`][days(of)] ?? `${when} on ${day(of)}`;
    },
  };
};

// What the hub greets with; empty for nothing. Without translation, the text is taken to be in the first language that
// has none.
export const welcome = ({ welcome: text, welcomeIn = {}, languages, name: shop, hours }, language, name) => {
  const own = welcomeIn[language];
  const written = own ? language : languages.find((each) => !welcomeIn[each]) ?? languages[0];
  const now = Date.now();
  const changes = hours?.changes.map((each) => Date.parse(each)) ?? [];
  const past = changes.filter((each) => each <= now).length;
  const isOpen = hours?.open === (past % 2 === 0);
  const next = isOpen ? "closes" : "opens";
  const at = changes[past];
  return filled(own ?? text, { name, shop, [next]: at && hourWords(written, undefined, now)[next](at) });
};
