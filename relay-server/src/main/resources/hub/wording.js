import { firstOf, intl } from "./natives.js";

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

// How a language says on which day, and at what time; as the relay says it. A language that is not here gets English.
const HOURS = {
  en: {
    days: ["today", "tomorrow"],
    opens: (day, time) => `${day} at ${time}`,
    closes: (time = "midnight", hour, days, day) => [time, `${time} ${day}`][days] ?? `${time} on ${day}`,
  },
  it: {
    days: ["oggi", "domani"],
    at: (time, hour) => (hour === 1 ? "all’" : "alle ") + time,
    opens: (day, time, hour) => `${day} ${HOURS.it.at(time, hour)}`,
    closes: (time, hour, days, day) => (time ? HOURS.it.at(time, hour) : "a mezzanotte") + (days ? ` di ${day}` : ""),
  },
  de: {
    days: ["heute", "morgen"],
    date: (weekday, day, month) => `${weekday}, ${day}. ${month}`,
    opens: (day, time) => `${day} um ${time}`,
    closes: (time = "Mitternacht", hour, days, day) => (days ? `${day} um ${time}` : time),
  },
  fr: {
    days: ["aujourd’hui", "demain"],
    opens: (day, time) => `${day} à ${time}`,
    closes: (time = "minuit", hour, days, day) => (days ? `${day} à ${time}` : time),
  },
  es: {
    days: ["hoy", "mañana"],
    at: (time, hour) => (hour === 1 ? "la " : "las ") + time,
    date: (weekday, day, month) => `${weekday} ${day} de ${month}`,
    year: " de ",
    opens: (day, time, hour) => `${day} a ${HOURS.es.at(time, hour)}`,
    closes: (time, hour, days, day) => (time ? HOURS.es.at(time, hour) : "medianoche") + (days ? ` de ${day}` : ""),
  },
};

// When the shop opens and closes, in words that fit into a sentence. Without a zone, in the browser's.
export const hourWords = (language, timeZone, now) => {
  const spoken = HOURS[language] ? language : "en";
  const words = HOURS[spoken];
  const part = (at, options) => new (intl().DateTimeFormat)(spoken, { timeZone, ...options }).format(at);
  const clock = new (intl().DateTimeFormat)("en-US", {
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
  const days = (at) => date(at) - date(now);
  const day = (at) => {
    if (days(at) < 2) return words.days[days(at)];
    const weekday = part(at, { weekday: "long" });
    if (days(at) < 7) return weekday;
    const all = [weekday, read(at).day, part(at, { month: "long" })];
    const said = words.date ? words.date(...all) : all.join(" ");
    return days(at) < 365 ? said : said + (words.year ?? " ") + read(at).year;
  };
  return {
    opens: (at) => words.opens(day(at), time(read(at)), read(at).hour),
    closes: (at) => {
      const isMidnight = time(read(at)) === "0:00";
      const of = isMidnight ? at - 864e5 / 2 : at;
      return words.closes(isMidnight ? undefined : time(read(at)), read(at).hour, days(of), day(of));
    },
  };
};

// A text of the shop; empty for nothing. Without translation, it is taken to be in the first language that has none.
//
// key: of the text in the settings, whose translations stand beside it
export const worded = (settings, key, language, name) => {
  const { languages, name: shop, hours } = settings;
  const translations = settings[key + "In"] ?? {};
  const own = translations[language];
  const written = own ? language : firstOf(languages, (each) => !translations[each]) ?? languages[0];
  const now = +new Date();
  const changes = hours?.changes.map((each) => new Date(each).getTime()) ?? [];
  const past = changes.filter((each) => each <= now).length;
  const isOpen = hours?.open === (past % 2 === 0);
  const next = isOpen ? "closes" : "opens";
  const at = changes[past];
  return filled(own ?? settings[key], { name, shop, [next]: at && hourWords(written, undefined, now)[next](at) });
};

// What the hub greets with.
export const welcome = (settings, language, name) => worded(settings, "welcome", language, name);
