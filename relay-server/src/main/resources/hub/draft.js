// What the shopper has typed and not sent. It survives a change of page in this tab, and the tab itself when no other
// tab has written since.
export class Draft {
  #storage;
  #text;
  // Whether it would still be there after a reload.
  isKept;

  constructor(storage) {
    this.#storage = storage;
    this.#text = storage.tab.get("draft") ?? storage.browser.get("draft") ?? "";
    this.isKept = storage.tab.keeps("draft") || !this.#text;
  }

  get text() {
    return this.#text;
  }

  write(text) {
    const before = this.#text;
    this.#text = text;
    this.isKept = this.#storage.tab.put("draft", text) || !text;
    if (text) this.#storage.browser.put("draft", text);
    else if (this.#storage.browser.get("draft") === before) this.#storage.browser.remove("draft");
  }
}
