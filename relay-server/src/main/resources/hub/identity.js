import { Refused } from "./relay.js";

// The page's function gave the identity of somebody else: this visit is over.
export class OtherShopper extends Error {}

// The customer id that a token names, without checking it: the relay does that. Only tells whether the browser's own
// notes belong to the same shopper.
export const subject = (token) => {
  try {
    return String(JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).sub);
  } catch {
    return "";
  }
};

// Sessions that would end within this time are not begun with.
const MARGIN = 30_000;

// Turns what the page handed over into a session of the relay, and keeps it for this tab.
export class Identity {
  name = "";
  #relay;
  #storage;
  #shopper;
  #source;
  #token;

  // source: a token, or a function that gives one; token: the one that it gave first
  constructor({ relay, storage, source, token }) {
    this.#relay = relay;
    this.#storage = storage;
    this.#source = source;
    this.#token = token;
    this.#shopper = subject(token);
  }

  get shopper() {
    return this.#shopper;
  }

  // The same shopper again, by a newer token or function.
  renew(source, token) {
    this.#source = source;
    this.#token = token;
  }

  get kept() {
    const kept = this.#shopper && this.#storage.tab.get("session");
    return kept && Date.parse(kept.expiresAt) - MARGIN > Date.now() ? kept : null;
  }

  // A session that lives, from this tab's memory or from the relay.
  async session(signal) {
    const kept = this.kept ?? (await this.#open(signal));
    this.name = kept.name;
    return kept.session;
  }

  forgetSession() {
    this.#storage.tab.remove("session");
  }

  async #open(signal) {
    const session = await this.#exchange(signal).catch((problem) => {
      // The token that came with the page may be old or used; a function can give another.
      const isStale = problem.error === "token-expired" || problem.error === "token-replayed";
      if (!isStale || typeof this.#source !== "function") throw problem;
      return this.#exchange(signal);
    });
    signal.throwIfAborted();
    this.#storage.tab.put("session", session);
    return session;
  }

  // A token counts once; one that the relay could not look at is shown again.
  async #exchange(signal) {
    const token = await this.#next();
    try {
      return await this.#relay.openSession(token, signal);
    } catch (problem) {
      if (!(problem instanceof Refused && problem.isFinal)) this.#token = token;
      throw problem;
    }
  }

  async #next() {
    let token = this.#token;
    this.#token = null;
    if (!token && typeof this.#source === "function") token = await this.#source();
    if (!token) throw new Refused(401, { error: "token-missing", sentence: "The page gave no identity.", retry: false });
    if (subject(token) !== this.#shopper) throw new OtherShopper();
    return token;
  }
}
