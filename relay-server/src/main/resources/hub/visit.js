import { Chat } from "./chat.js";
import { Draft } from "./draft.js";
import { Identity, OtherShopper, subject } from "./identity.js";
import { Link } from "./link.js";
import { native } from "./natives.js";
import { Presence } from "./presence.js";
import { ShopperStorage } from "./storage.js";

// Everything the page holds for one shopper, from the identity to the last bubble. Ending it drops all of it at once;
// what was under way and answers later finds nobody.
export class Visit {
  chat;
  draft;
  // What the browser keeps for this shopper.
  kept;
  link;
  presence;
  // Whether the thread has been loaded.
  isReady = false;
  #relay;
  #identity;
  #storage;
  #end = new (native("AbortController"))();
  #isNoted;
  #isLoadingOlder = false;
  #changed;

  // on: changed(); heard(message) when an agent has just written; shop(settings) when the shop shows something else; crowded() when too many tabs are connected;
  // refused(problem) when the identity is not accepted; otherShopper() when it is somebody else's
  constructor({ relay, source, token, language, on }) {
    const { signal } = this.#end;
    const storage = new ShopperStorage(subject(token));
    this.#relay = relay;
    this.#storage = storage;
    this.#changed = () => signal.aborted || on.changed();
    this.#identity = new Identity({ relay, storage, source, token });
    this.draft = new Draft(storage);
    this.kept = storage.browser;
    // Whoever wipes what the browser keeps of the shopper, in whatever tab, takes this away as well.
    this.#isNoted = this.kept.put("here", true);
    this.chat = new Chat({ storage, send: (command) => this.link.send(command), language, changed: this.#changed, heard: (message) => {
      this.presence.nobodyWrites();
      if (!signal.aborted) on.heard(message);
    } });
    this.presence = new Presence({ chat: this.chat, kept: this.kept, send: (frame) => this.link.send(frame), changed: this.#changed, signal });
    this.link = new Link({
      relay,
      identity: this.#identity,
      signal,
      on: {
        snapshot: (session) => this.#load(session),
        position: () => this.chat.thread.position,
        frame: (frame) => signal.aborted || this.#take(frame, on),
        state: (state) => this.#linkIs(state),
        crowded: () => on.crowded(),
        refused: (problem) => (problem instanceof OtherShopper ? on.otherShopper() : on.refused(problem)),
      },
    });
    this.link.run();
  }

  get name() {
    return this.#identity.name;
  }

  get shopper() {
    return this.#identity.shopper;
  }

  isOf(token) {
    return subject(token) !== "" && subject(token) === this.#identity.shopper;
  }

  // The same shopper, by a newer token or function.
  renew(source, token) {
    this.#identity.renew(source, token);
  }

  async loadOlder() {
    if (this.#isLoadingOlder || !this.chat.thread.more) return;
    this.#isLoadingOlder = true;
    try {
      const { signal } = this.#end;
      const { thread } = this.chat;
      const { ticket, oldest } = thread;
      const page = await this.#ask((session) => this.#relay.thread(session, oldest, signal));
      // Not where the thread was loaded anew meanwhile: between the two there might be a hole.
      if (!signal.aborted && thread.ticket === ticket && thread.oldest === oldest) this.chat.older(page);
    } catch {
      // The shopper scrolls up again.
    } finally {
      this.#isLoadingOlder = false;
    }
  }

  // Somebody looks at this tab again.
  wake() {
    this.link.wake();
    this.chat.outbox.takeOver();
  }

  // A page of the shopper's orders.
  //
  // before: when the last one of the page before was placed; null for the first page
  orders(before) {
    return this.#ask((session) => this.#relay.orders(session, before, this.#end.signal));
  }

  // Asks with a session, and once more with another where that has ended: of the end, a tab without a link to the relay
  // hears nothing.
  async #ask(question) {
    const { signal } = this.#end;
    const session = await this.#identity.session(signal);
    try {
      return await question(session);
    } catch (problem) {
      if (!problem.signInAgain) throw problem;
      this.#identity.forgetSession(session);
      return question(await this.#identity.session(signal));
    }
  }

  // Whether what was written would still be there after a reload.
  get isKept() {
    return this.chat.outbox.isKept && this.draft.isKept;
  }

  get session() {
    return this.#identity.kept;
  }

  // Whether the shopper has signed out since, or another one came, be it in another tab.
  get isForgotten() {
    return this.#isNoted && !this.kept.get("here");
  }

  // Closes the link and forgets.
  end() {
    this.presence.leaves();
    this.#end.abort();
  }

  // Takes away what the browser keeps of this shopper.
  forget() {
    this.#storage.forget();
  }

  async #load(session) {
    const snapshot = await this.#relay.thread(session, null, this.#end.signal);
    if (this.#end.signal.aborted) return;
    this.isReady = true;
    this.chat.snapshot(snapshot);
  }

  #take(frame, on) {
    if (frame.kind === "shop") {
      this.presence.shop(frame.settings);
      on.shop(frame.settings);
    } else if (frame.kind === "typing") this.presence.heard(frame);
    else this.chat.frame(frame);
  }

  #linkIs(state) {
    if (state === "live") {
      this.chat.linkIsLive();
      this.presence.linkIsLive();
    } else {
      this.chat.linkIsLost();
      this.presence.nobodyWrites();
    }
    this.#changed();
  }
}
