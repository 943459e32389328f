import { h, options, render } from "./preact.js";
import { Backoff, pause } from "./backoff.js";
import { explain } from "./explain.js";
import { subject } from "./identity.js";
import { inTime, later } from "./later.js";
import { firstOf, keepIn, native, set, soon } from "./natives.js";
import { News } from "./news.js";
import { page } from "./page.js";
import { Relay } from "./relay.js";
import { ShopperStorage } from "./storage.js";
import { Texts } from "./texts.js";
import { Visit } from "./visit.js";
import { Drawer } from "./drawer.js";
import sheet from "./panel-sheet.js";

// A page may have a Promise of its own.
options.debounceRendering = soon;

// Code points of a message that are shown above the launcher.
const PREVIEW = 140;

// A message in short, with its writer.
const said = ({ text, author: { firstName } }) => {
  const all = [...text];
  const words = all.length > PREVIEW ? all.slice(0, PREVIEW).join("") + "…" : text;
  return firstName ? `${firstName}: ${words}` : words;
};

// The panel behind the launcher: who is here, what is shown, and the page's calls. The loader starts it on the first
// click, and on every page where a chat goes on.
//
// hub: what the loader hands over: settings (what the shop shows), language, words, base, root, launcher
export const start = (hub) => new Panel(hub, new Texts(hub.language, hub.words));

class Panel {
  #hub;
  // What the shop shows: as the loader found it, then as the relay sends it.
  #settings;
  #relay;
  #texts;
  #place = null;
  #isOpen = false;
  #visit = null;
  // "nobody", "starting", "refused" or "chat"
  #phase = "nobody";
  #problem = null;
  #source = null;
  // Counts the page's calls: an answer to an older call no longer matters.
  #call = 0;
  #isDue = false;
  // The message that stands above the launcher, or stood there last.
  #previewed = null;
  #news;
  #others = "BroadcastChannel" in window ? new BroadcastChannel("sportello") : null;

  constructor(hub, texts) {
    this.#hub = hub;
    this.#settings = hub.settings;
    this.#relay = new Relay(hub.base);
    this.#texts = texts;
    const { wishes, settings } = hub;
    const wished = wishes?.language?.trim().toLowerCase().split(/[-_]/)[0];
    if (wished && !settings.languages.includes(wished)) explain(`[S3] data-language="${wishes.language}" is none of: ${settings.languages}.`);
    if (this.#others) this.#others.onmessage = ({ data }) => this.#receives(data);
    this.#news = new News({ open: hub.launcher.open, isOpen: () => this.#isOpen });
    this.moveTo(hub.root);
  }

  // Into the loader's shadow root. It is another one when a page has written its document anew, which takes away what
  // was drawn and who listened; the visit goes on.
  moveTo(root) {
    if (this.#place) render(null, this.#place);
    this.#place = page.createElement("div");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.insertBefore(this.#place, root.firstChild);
    keepIn(root);
    for (const type of ["pageshow", "resume", "visibilitychange"]) addEventListener(type, this.#wake);
    for (const type of ["pagehide", "freeze"]) addEventListener(type, this.#rest);
    this.#drawNow();
  }

  open() {
    this.#isOpen = true;
    this.#draw();
  }

  close() {
    this.#isOpen = false;
    this.#draw();
  }

  // The page has changed its language.
  async speak(language) {
    this.#hub.language = language;
    try {
      const { default: words } = await later("texts-" + language);
      if (this.#hub.language !== language) return;
      this.#texts = new Texts(language, words);
      this.#draw();
    } catch (problem) {
      explain(`[S8] The texts of "${language}" could not be loaded.`, problem);
    }
  }

  // source: a token, a promise of one, a function that gives either, or nothing when nobody is signed in
  async identify(source) {
    const call = ++this.#call;
    this.#source = source;
    // Without a chat there is nothing to connect for.
    if (source && !this.#settings.chat && !this.#visit) return;
    this.#problem = null;
    if (!this.#visit) this.#become("starting");
    const backoff = new Backoff();
    let isOver = false;
    const ask = async () => {
      const token = await (typeof source === "function" ? source() : source);
      // What comes late counts too, if it comes first.
      if (!isOver && call === this.#call) this.#take(source, token);
      isOver = true;
    };
    // Of several calls in one turn the last one counts.
    await undefined;
    while (!isOver && call === this.#call) {
      try {
        await inTime(ask());
      } catch (problem) {
        if (isOver || call !== this.#call) return;
        explain("[S4] identify()'s function failed; it is called again.", problem);
        this.#problem = problem;
        this.#draw();
        await pause(backoff.next(), new (native("AbortController"))().signal);
      }
    }
  }

  #hears(message) {
    const visit = this.#visit;
    this.#news.heard(message, {
      kept: visit.kept,
      words: { title: this.#settings.name, body: said(message) },
      isOver: () => visit !== this.#visit || !visit.chat.waitsToBeSeen(message.id),
    });
  }

  // Everything of this shopper is gone when the call returns; the relay is told afterwards.
  signOut() {
    this.#call++;
    this.#source = null;
    this.#depart();
  }

  #take(source, token) {
    this.#problem = null;
    if (!token) this.#depart();
    else if (this.#visit?.isOf(token)) this.#visit.renew(source, token);
    else if (this.#visit && !subject(token)) explain("[S5] identify() was given something that is no signed identity.");
    else this.#enter(source, token);
  }

  #enter(source, token) {
    this.#leave("chat");
    this.#visit = new Visit({
      relay: this.#relay,
      source,
      token,
      language: () => this.#hub.language,
      on: {
        changed: () => this.#draw(),
        heard: (message) => this.#hears(message),
        shop: (settings) => this.#shows(settings),
        crowded: () => this.#others?.postMessage({ shopper: this.#visit?.shopper, needsPlace: true }),
        refused: (problem) => this.#refuse(problem),
        otherShopper: () => this.identify(this.#source),
      },
    });
    this.#others?.postMessage({ shopper: this.#visit.shopper });
    this.#drawNow();
  }

  #depart() {
    const sessions = [this.#visit?.session];
    this.#leave("nobody");
    sessions.push(...ShopperStorage.wipe());
    this.#drawNow();
    for (const session of set(sessions)) if (session) this.#relay.endSession(session);
    this.#others?.postMessage({ shopper: null });
  }

  #leave(phase) {
    this.#visit?.end();
    this.#visit = null;
    this.#become(phase);
  }

  #refuse(problem) {
    if (problem.error === "token-missing") return this.#depart();
    this.#problem = problem;
    this.#leave("refused");
  }

  // An admin has changed what the shop shows. While the chat is off the visit goes on behind the notice: it keeps
  // what was typed, and sees when the chat is back.
  #shows(settings) {
    if (settings.version < this.#settings.version) return;
    const isBack = settings.chat && !this.#settings.chat;
    this.#settings = settings;
    this.#hub.launcher.shop(settings);
    if (isBack) this.#visit?.chat.outbox.chatIsBack();
    this.#draw();
  }

  // Another tab of this browser: its shopper signed out, or is somebody else; or it needs the place of one that nobody
  // looks at.
  #receives({ shopper, needsPlace }) {
    if (!this.#visit) return;
    if (this.#visit.shopper === shopper) {
      if (needsPlace && page.hidden) this.#visit.link.rest();
      return;
    }
    this.#giveWay();
  }

  // The shopper of this page is gone, and another one may be here, whose notes and tabs this page leaves alone.
  #giveWay() {
    const visit = this.#visit;
    const { session } = visit;
    this.#call++;
    this.#leave("nobody");
    visit.forget();
    if (session) this.#relay.endSession(session);
    this.#drawNow();
  }

  // A page that comes back out of the browser's memory may have missed that its shopper has gone.
  #wake = ({ type, persisted }) => {
    if (type === "pageshow" && persisted && this.#visit) {
      if (this.#visit.isForgotten) this.#giveWay();
      else if (typeof this.#source === "function") this.identify(this.#source);
    }
    if (!page.hidden || type !== "visibilitychange") this.#visit?.wake();
    this.#draw();
  };

  // The browser keeps the page for the way back, or stops it: another tab has the link meanwhile.
  #rest = () => this.#visit?.link.rest();

  #become(phase) {
    this.#phase = phase;
    this.#draw();
  }

  // At most once for all that happens in one turn.
  #draw() {
    if (this.#isDue) return;
    this.#isDue = true;
    soon(() => this.#isDue && this.#drawNow());
  }

  // The shop's last message stands above the closed launcher until it is read: once in this browser, in a tab that
  // somebody looks at.
  #preview() {
    const { chat, kept } = this.#visit ?? {};
    const news = this.#settings.chat && !this.#isOpen && chat?.unread ? firstOf(chat.thread.messages, ({ sequence }) => sequence === chat.thread.lastReceived) : null;
    const id = news?.id ?? null;
    if (id === this.#previewed || (news && page.hidden)) return;
    const isAnother = this.#previewed !== null;
    this.#previewed = id;
    if (news && kept.get("previewed") !== id) {
      kept.put("previewed", id);
      this.#hub.launcher.preview(said(news));
    } else if (isAnother) this.#hub.launcher.preview("");
  }

  #drawNow() {
    this.#isDue = false;
    const { launcher } = this.#hub;
    const settings = this.#settings;
    const unread = (settings.chat && this.#visit?.chat.unread) || 0;
    launcher.unread(unread);
    this.#news.unread(this.#visit?.chat.thread.isLive ? unread : 0);
    this.#preview();
    const view = {
      settings,
      base: this.#hub.base,
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
