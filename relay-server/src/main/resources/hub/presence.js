import { currentPage } from "./current-page.js";
import { page } from "./page.js";
import { uuid } from "./uuid.js";

// What holds is said again before the relay forgets it: after so long, and sooner while the shopper writes.
const AGAIN = 20_000;
const TYPING_AGAIN = 3_000;

// Who has not touched a key for so long does not write.
const PAUSE = 3_000;

// How often it is looked where the page is now. Single-page applications go to another one in ways of their own.
const LOOK_EVERY = 1_000;

// A title that changes by itself is told no more often.
const TITLE_EVERY = 5_000;

// For so long the relay's word holds that an agent writes.
const WRITING_LASTS = 7_000;

// What shopper and agents see of each other while a chat goes on: who writes, and where the shop allows it which page
// the shopper looks at. It is kept nowhere. Only a tab in sight speaks; of several windows the one that has the focus, or
// had it last, says again what holds.
export class Presence {
  // The first names of the agents who write.
  writers = [];
  #chat;
  #send;
  #changed;
  // Whether the relay takes any of this, and whether agents may see the page. As the shop's settings say.
  #isHeard = false;
  #tellsPage = false;
  #said = null;
  #saidAt = 0;
  #typedAt = -Infinity;
  #over = 0;
  #id = uuid();
  #hadFocus = false;
  #isBack = false;
  #kept;

  // send(frame) says whether it went out
  // kept: what the browser keeps for this shopper
  constructor({ chat, kept, send, changed, signal }) {
    this.#chat = chat;
    this.#kept = kept;
    this.#send = send;
    this.#changed = changed;
    const look = setInterval(() => this.#look(), LOOK_EVERY);
    signal.addEventListener("abort", () => {
      clearInterval(look);
      clearTimeout(this.#over);
    });
  }

  shop({ currentPage: told }) {
    this.#isHeard = told !== undefined;
    this.#tellsPage = told === true;
    this.#look();
  }

  // The shopper has touched a key in the message field.
  typed() {
    this.#typedAt = performance.now();
    this.#look();
  }

  // The message is on its way.
  rests() {
    this.#typedAt = -Infinity;
    this.#look();
  }

  // A new link knows nothing of what was said over another.
  linkIsLive() {
    this.#said = null;
    this.#look();
  }

  // The relay says who writes.
  heard({ ticket, firstNames }) {
    const { thread } = this.#chat;
    this.#show(thread.isLive && thread.ticket === ticket ? firstNames : []);
  }

  // What was written is there, or nothing can be heard.
  nobodyWrites() {
    this.#show([]);
  }

  // The shopper leaves.
  leaves() {
    const { ticket } = this.#said ?? {};
    if (ticket) this.#send({ kind: "visiting", ticket, typing: false });
    this.#said = null;
  }

  #show(names) {
    clearTimeout(this.#over);
    if (names.length) this.#over = setTimeout(() => this.nobodyWrites(), WRITING_LASTS);
    const isSame = String(names) === String(this.writers);
    this.writers = names;
    if (!isSame) this.#changed();
  }

  // Where nothing can be kept, each tab speaks.
  #speaks(hasFocus) {
    const last = hasFocus ? null : this.#kept.get("focus");
    return last === null || last === this.#id;
  }

  #look() {
    const { thread } = this.#chat;
    const hasFocus = page.hasFocus && !page.hidden;
    if (hasFocus && !this.#hadFocus) this.#isBack = true;
    this.#hadFocus = hasFocus;
    if (!this.#isHeard || !thread.isLive || page.hidden) return;
    const now = performance.now();
    const before = this.#said;
    const next = {
      kind: "visiting",
      ticket: thread.ticket,
      typing: now - this.#typedAt < PAUSE,
      page: this.#tellsPage ? currentPage() : undefined,
    };
    const age = now - this.#saidAt;
    const isEmpty = !next.typing && !next.page;
    if (isEmpty && !before?.typing && !before?.page) return;
    const isOther =
      before?.ticket !== next.ticket || before.typing !== next.typing || before.page?.path !== next.page?.path;
    const isRenamed = before?.page?.title !== next.page?.title && age >= TITLE_EVERY;
    const isDue = this.#isBack || (age >= (next.typing ? TYPING_AGAIN : AGAIN) && this.#speaks(hasFocus));
    if (!(isOther || isRenamed || isDue) || !this.#send(next)) return;
    this.#said = next;
    this.#saidAt = now;
    if (this.#isBack) this.#kept.put("focus", this.#id);
    this.#isBack = false;
  }
}
