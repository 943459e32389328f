import { now } from "./clock.js";
import { intl } from "./natives.js";

// Days and times in the shopper's own zone and the hub's language.
export class Days {
  #texts;
  #time;
  #date;
  #weekday;

  constructor(texts) {
    const { locale } = texts;
    this.#texts = texts;
    this.#time = new (intl().DateTimeFormat)(locale, { timeStyle: "short" });
    this.#weekday = new (intl().DateTimeFormat)(locale, { weekday: "long" });
    this.#date = new (intl().DateTimeFormat)(locale, { weekday: "short", day: "numeric", month: "long" });
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

export const isSameDay = (one, other) => midnight(one) === midnight(other);

const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);
