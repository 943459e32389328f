// The words on screen, in one language. A key that is missing shows itself.
export class Texts {
  #words;

  constructor(language, words) {
    this.language = language;
    this.#words = words;
  }

  // The text of a key, with {name} replaced by what `values` holds for it.
  get = (key, values = {}) => (this.#words[key] ?? key).replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
}
