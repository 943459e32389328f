import { now } from "./clock.js";

// Days and times in the shopper's own zone and the hub's language.
export class Days {
  #texts;
  #time;
  #date;
  #weekday;

  constructor(texts) {
    // "en" alone would be American; the shopper's own kind of English says how a time is written.
    const language = (navigator.languages ?? []).find((each) => isFine(each, texts.language)) ?? texts.language;
    this.#texts = texts;
    this.#time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
    this.#weekday = new Intl.DateTimeFormat(language, { weekday: "long" });
    this.#date = new Intl.DateTimeFormat(language, { weekday: "short", day: "numeric", month: "long" });
  }

  time(at) {
    return this.#time.format(at);
  }

  // The words on a day separator.
  name(at) {
    const ago = Math.round((midnight(now()) - midnight(at)) / 86_400_000);
    if (ago <= 0) return this.#texts.get("day.today");
    if (ago === 1) return this.#texts.get("day.yesterday");
    return (ago < 7 ? this.#weekday : this.#date).format(at);
  }
}

const isFine = (tag, language) => {
  try {
    return new Intl.Locale(tag).language === language;
  } catch {
    return false;
  }
};

export const isSameDay = (one, other) => midnight(one) === midnight(other);

const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);
