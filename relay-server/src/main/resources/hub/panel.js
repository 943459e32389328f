import { h, render } from "./preact.js";
import { Relay } from "./relay.js";
import { ShopperStorage } from "./storage.js";
import { Texts } from "./texts.js";
import { Visit } from "./visit.js";
import { Drawer } from "./drawer.js";
import sheet from "./panel-sheet.js";

// The panel behind the launcher: who is here, what is shown, and the page's calls. The loader starts it on the first
// click, and on every later page of the browser session.
//
// hub: what the loader hands over: settings (what the shop shows), language, base, root, launcher
export const start = async (hub) => {
  const { default: words } = await import(`./texts-${hub.language}.js`);
  return new Panel(hub, new Texts(hub.language, words));
};

class Panel {
  #hub;
  // What the shop shows: as the loader found it, then as the relay sends it.
  #settings;
  #relay;
  #texts;
  #place = document.createElement("div");
  #isOpen = false;
  #visit = null;
  // "nobody", "starting", "refused" or "chat"
  #phase = "nobody";
  #problem = null;
  #source = null;
  // Counts the page's calls: an answer to an older call no longer matters.
  #call = 0;
  #isDue = false;
  #others = "BroadcastChannel" in window ? new BroadcastChannel("sportello") : null;

  constructor(hub, texts) {
    this.#hub = hub;
    this.#settings = hub.settings;
    this.#relay = new Relay(hub.base);
    this.#texts = texts;
    hub.root.adoptedStyleSheets.push(sheet);
    hub.root.prepend(this.#place);
    if (this.#others) this.#others.onmessage = ({ data }) => this.#receives(data);
    addEventListener("pageshow", () => this.#visit?.link.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#visit?.link.wake());
    this.#draw();
  }

  open() {
    this.#isOpen = true;
    this.#draw();
  }

  close() {
    this.#isOpen = false;
    this.#draw();
  }

  // source: a token, a function that gives one (or a promise of one), or nothing when nobody is signed in
  async identify(source) {
    const call = ++this.#call;
    this.#source = source;
    // Without a chat there is nothing to connect for.
    if (!this.#settings.chat && !this.#visit) return;
    if (!this.#visit) this.#become("starting");
    try {
      const token = typeof source === "function" ? await source() : source;
      if (call !== this.#call) return;
      if (!token) this.#leave("nobody");
      else if (this.#visit?.isOf(token)) this.#visit.renew(source, token);
      else this.#enter(source, token);
    } catch (problem) {
      if (call === this.#call) this.#refuse(problem);
    }
  }

  // Everything of this shopper is gone when the call returns; the relay is told afterwards.
  signOut() {
    this.#call++;
    this.#source = null;
    this.#leave("nobody", { revoke: true });
    ShopperStorage.wipe();
    this.#others?.postMessage({ shopper: null });
    this.#drawNow();
  }

  #enter(source, token) {
    this.#leave("chat");
    this.#visit = new Visit({
      relay: this.#relay,
      source,
      token,
      on: {
        changed: () => this.#draw(),
        shop: (settings) => this.#shows(settings),
        refused: (problem) => this.#refuse(problem),
        otherShopper: () => this.identify(this.#source),
      },
    });
    this.#others?.postMessage({ shopper: this.#visit.shopper });
    this.#drawNow();
  }

  #leave(phase, how) {
    this.#visit?.end(how);
    this.#visit = null;
    this.#become(phase);
  }

  #refuse(problem) {
    this.#visit?.end();
    this.#visit = null;
    this.#problem = problem;
    this.#become(problem.error === "token-missing" ? "nobody" : "refused");
  }

  // An admin has changed what the shop shows. While the chat is off the visit goes on behind the notice: it keeps
  // what was typed, and sees when the chat is back.
  #shows(settings) {
    if (settings.version <= this.#settings.version) return;
    const isBack = settings.chat && !this.#settings.chat;
    this.#settings = settings;
    this.#hub.launcher.shop(settings);
    if (isBack) this.#visit?.chat.outbox.chatIsBack();
    this.#draw();
  }

  // Another tab of this browser: its shopper signed out, or is somebody else.
  #receives({ shopper }) {
    if (!this.#visit || this.#visit.shopper === shopper) return;
    this.#call++;
    this.#leave("nobody", { revoke: true });
    ShopperStorage.wipe();
    this.#drawNow();
  }

  #become(phase) {
    this.#phase = phase;
    this.#draw();
  }

  // At most once for all that happens in one turn.
  #draw() {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => this.#isDue && this.#drawNow());
  }

  #drawNow() {
    this.#isDue = false;
    const { launcher } = this.#hub;
    const settings = this.#settings;
    launcher.unread((settings.chat && this.#visit?.chat.unread) || 0);
    const view = {
      settings,
      texts: this.#texts,
      isOpen: this.#isOpen,
      phase: this.#phase,
      problem: this.#problem,
      visit: this.#visit,
      didClickClose: () => launcher.close(),
      didClickTryAgain: () => this.identify(this.#source),
    };
    render(h(Drawer, view), this.#place);
  }
}
