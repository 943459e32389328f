import { page } from "./page.js";

// A page that puts its title back each time wins.
const MOST_TRIES = 20;

let shownBy = null;

// The page's own title, whatever stands there now.
export const ownTitle = () => shownBy?.own ?? page.title;

// The number of unread messages in front of the page's own title, which the page may change meanwhile.
export class PageTitle {
  // The page's own, while another is shown.
  #own = "";
  #shown = null;
  #tries = 0;
  #watch = new MutationObserver(() => this.#shown !== null && page.title !== this.#shown && this.#put());
  #count = 0;

  // Null while the page's own is shown.
  get own() {
    return this.#shown !== null && page.title === this.#shown ? this.#own : null;
  }

  // count: 0 puts back the page's own
  show(count) {
    if (count === this.#count) return;
    this.#count = count;
    this.#tries = 0;
    shownBy = this;
    if (count) {
      this.#put();
      this.#watch.observe(page.documentElement.querySelector("head") ?? page.documentElement, { childList: true, subtree: true, characterData: true });
    } else {
      this.#watch.disconnect();
      if (page.title === this.#shown) page.title = this.#own;
      this.#shown = null;
    }
  }

  #put() {
    if (page.title !== this.#shown) this.#own = page.title;
    if (this.#tries++ > MOST_TRIES) return;
    page.title = `(${this.#count}) ${this.#own}`;
    // As the browser gives it back.
    this.#shown = page.title;
  }
}
