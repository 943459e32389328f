import { encode, isOwn, native, parse, Promise } from "./natives.js";
import { uuid } from "./uuid.js";

// Tabs belong together that run the very same modules of one relay: another version has another address, and may mean
// something else by the same words.
const SAME_HUB = import.meta.url.replace(/(-\d+)?\/[^/]*$/, "");

// Much more than any frame of a relay.
const MOST_CHARACTERS = 256 * 1024;

// The tabs in which one shopper has the hub open, on one origin. One of them leads: it has the link to the relay, and
// shares it with the others. Who leads holds a lock of the browser, which is free again when that tab is closed or dies;
// the others queue for it. They talk over a channel, which every script of the page's origin can hear and speak on: so
// there is no token on it, and what comes is checked.
//
// Where the browser, or the page, keeps a tab from all this, that tab leads nobody but itself.
export class TabGroup {
  isLeading = false;
  #name;
  #on;
  #id = uuid();
  #channel = null;
  #release = null;
  #queued = null;
  #isAlone;

  // shopper: the customer id; on: leads() when it is this tab's turn, deposed() when another tab took over,
  // message(from, frame) for what another tab says to this one or to all
  constructor(shopper, on) {
    this.#name = `sportello:${SAME_HUB}:${encodeURIComponent(shopper)}`;
    this.#on = on;
    const channel = window.BroadcastChannel;
    this.#isAlone =
      !shopper || !isOwn(channel) || !isOwn(channel.prototype.postMessage) || !isOwn(navigator.locks?.request);
  }

  // Whether this tab leads. One that does not is in the queue from then on.
  async leads() {
    this.#open();
    if (this.#isAlone) return true;
    if (this.isLeading || this.#queued) return this.isLeading;
    if (await this.#take({ ifAvailable: true })) return true;
    // It may have taken over meanwhile.
    if (this.#isAlone || this.isLeading || !this.#channel) return this.#isAlone || this.isLeading;
    const { signal } = (this.#queued = new (native("AbortController"))());
    this.#take({ signal }).then((isOurs) => isOurs && this.#on.leads());
    return false;
  }

  // Takes over from a tab that does not answer, or that nobody looks at.
  async steal() {
    if (this.isLeading || !this.#channel) return;
    this.#leaveQueue();
    if (await this.#take({ steal: true })) this.#on.leads();
  }

  // Until `leads` is asked again. A page with a lock or an open channel is not kept for the way back.
  leave() {
    this.#leaveQueue();
    this.#channel?.close();
    this.#channel = null;
    this.isLeading = false;
    this.#release?.();
    this.#release = null;
  }

  // to: a tab, or null for all
  post(to, frame) {
    this.#channel?.postMessage(encode({ from: this.#id, to, frame }));
  }

  #open() {
    if (this.#isAlone || this.#channel) return;
    try {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }) => this.#receive(data);
    } catch {
      this.#isAlone = true;
    }
  }

  #receive(data) {
    if (typeof data !== "string" || data.length > MOST_CHARACTERS) return;
    let message;
    try {
      message = parse(data);
    } catch {
      return;
    }
    const { from, to, frame } = message ?? {};
    const isForThis = to === null || to === this.#id;
    if (isForThis && typeof from === "string" && typeof frame?.kind === "string") this.#on.message(from, frame);
  }

  // Resolves when it is known whether the lock is this tab's; it stays so until it is released, or stolen.
  #take(options) {
    return new Promise((resolve) => {
      let isOurs = false;
      const hold = (lock) => {
        isOurs = Boolean(lock && this.#channel);
        resolve(isOurs);
        if (!isOurs) return undefined;
        this.isLeading = true;
        this.#leaveQueue();
        return new Promise((release) => (this.#release = release));
      };
      navigator.locks.request(this.#name, options, hold).catch((problem) => {
        // Without storage there are no locks either.
        this.#isAlone ||= problem.name !== "AbortError";
        resolve(this.#isAlone);
        if (!isOurs || !this.isLeading) return;
        this.isLeading = false;
        this.#release = null;
        this.#on.deposed();
      });
    });
  }

  #leaveQueue() {
    this.#queued?.abort();
    this.#queued = null;
  }
}
