// What the shopper has typed and not sent. It survives a change of page in this tab, and the tab itself when no other
// tab has written since.
export class Draft {
  #shelf;
  #text;

  constructor(shelf) {
    this.#shelf = shelf;
    this.#text = shelf.tab.get("draft") ?? shelf.browser.get("draft") ?? "";
  }

  get text() {
    return this.#text;
  }

  write(text) {
    const before = this.#text;
    this.#text = text;
    this.#shelf.tab.put("draft", text);
    if (text) this.#shelf.browser.put("draft", text);
    else if (this.#shelf.browser.get("draft") === before) this.#shelf.browser.remove("draft");
  }
}
