import { firstOf, intl } from "./natives.js";

// The words on screen, in one language. A key that is missing shows itself.
export class Texts {
  #words;

  // What says how times, dates and amounts are written: "en" alone would be American, and the shopper's own kind of
  // English may be another.
  locale;

  constructor(language, words) {
    this.language = language;
    this.locale = firstOf(navigator.languages ?? [], (each) => isOf(language, each)) ?? language;
    this.#words = words;
  }

  // The text of a key, with {name} replaced by what `values` holds for it.
  get = (key, values = {}) => (this.#words[key] ?? key).replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
}

const isOf = (language, tag) => {
  try {
    return new (intl().Locale)(tag).language === language;
  } catch {
    return false;
  }
};
