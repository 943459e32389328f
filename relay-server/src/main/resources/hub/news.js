import { explain } from "./explain.js";
import { later } from "./later.js";
import { isOwn } from "./natives.js";
import { page } from "./page.js";
import { PageTitle } from "./page-title.js";
import { preferences } from "./preferences.js";

// So long a tab that nobody looks at leaves an answer to one that somebody does.
const OTHERS_FIRST = 500;

// So long the tab that tells of an answer keeps the others from telling of it.
const TOLD = 3_000;

// What comes right behind makes no sound of its own.
const QUIET = 4_000;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isAway = () => page.hidden || !page.hasFocus;

// Tells of the shop's answer who does not look: by the title of the tab, a soft sound, and a notification of the
// system, as the shopper has set it. Of several tabs one does so.
export class News {
  #title = new PageTitle();
  #notification = null;
  #unread = 0;
  #rangAt = -QUIET;
  #open;
  #isOpen;

  // open() opens the panel; isOpen() says whether it is open
  constructor({ open, isOpen }) {
    this.#open = open;
    this.#isOpen = isOpen;
    for (const type of ["focus", "blur", "visibilitychange"]) addEventListener(type, () => this.#mark());
  }

  // How many messages of the shop wait to be read.
  unread(count) {
    this.#unread = count;
    this.#mark();
    if (!count) this.#take();
  }

  // kept: what the browser keeps for this shopper; words: of the notification; isOver(): whether the message waits no
  // more, because it was read meanwhile, in another tab as well, or because the chat has ended
  async heard(message, { kept, words, isOver }) {
    const isRead = this.#isOpen() && !isAway();
    const sounds = preferences.sound && canSound();
    const notifies = preferences.notifies && isAway();
    if (!(isRead || sounds || notifies)) return;
    if (page.hidden) await pause(OTHERS_FIRST);
    if (!(await isFirst(message.id, kept)) || isRead || isOver()) return;
    if (sounds && performance.now() - this.#rangAt > QUIET) {
      this.#rangAt = performance.now();
      ring();
    }
    if (notifies && isAway()) this.#notify(words);
  }

  #mark() {
    this.#title.show(isAway() ? this.#unread : 0);
  }

  #notify({ title, body }) {
    try {
      this.#notification = new Notification(title, { body, tag: "sportello" });
    } catch {
      preferences.cannotNotify();
      return;
    }
    this.#notification.onclick = () => {
      focus();
      this.#take();
      this.#open();
    };
  }

  // Takes back the notification that stands.
  #take() {
    this.#notification?.close();
    this.#notification = null;
  }
}

// A browser makes no sound on a page that nobody has touched.
const canSound = () => navigator.userActivation?.hasBeenActive !== false;

// Whether no other tab tells of the message. What a tab notes is not at once there for all others; a lock is.
const isFirst = (message, kept) => {
  const claim = () => kept.get("told") !== message && (kept.put("told", message), true);
  if (!isOwn(navigator.locks?.request)) return claim();
  return new Promise((resolve) => {
    const hold = (lock) => {
      resolve(lock && claim());
      return lock && pause(TOLD);
    };
    // Without storage there are no locks either.
    navigator.locks.request("sportello-told-" + message, { ifAvailable: true }, hold).catch(() => resolve(claim()));
  });
};

// Loaded when it first rings.
export const ring = async () => {
  try {
    const { chime } = await later("chime");
    chime();
  } catch (problem) {
    explain("[S8] The sound could not be made.", problem);
  }
};
