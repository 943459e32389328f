import { pause } from "./backoff.js";
import { BrowserSecret } from "./browser-secret.js";
import { explain } from "./explain.js";
import { inTime } from "./later.js";
import { parse } from "./natives.js";
import { Refused } from "./relay.js";

// The page's function gave the identity of somebody else: this visit is over.
export class OtherShopper extends Error {}

// Two tabs that showed one identity in the same instant: so long the one that came second waits for the secret of the
// first.
const OTHER_TAB = 1_000;

// A claim of a token, without checking it: the relay does that. Empty where it makes none.
const claim = (token, name) => {
  try {
    return String(parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")))[name]);
  } catch {
    return "";
  }
};

// The customer id. Only tells whether the browser's own notes belong to the same shopper.
export const subject = (token) => claim(token, "sub");

// Turns what the page handed over into a session of the relay, and keeps it for this tab. Only the relay says when a
// session or a token has expired: the browser's clock may be wrong.
export class Identity {
  name = "";
  #relay;
  #storage;
  #shopper;
  #source;
  #token;
  #kept;
  #opening = null;
  #secret = new BrowserSecret();

  // source: a token, or a function that gives one; token: the one that it gave first
  constructor({ relay, storage, source, token }) {
    this.#relay = relay;
    this.#storage = storage;
    this.#source = source;
    this.#token = token;
    this.#shopper = subject(token);
    this.#kept = this.#shopper ? storage.tab.get("session") : null;
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
    return this.#kept?.session;
  }

  // A session that lived when it was last used, or a new one: the same for all who ask meanwhile.
  async session(signal) {
    const kept = this.#kept ?? (await (this.#opening ??= this.#open(signal)));
    this.name = kept.name;
    return kept.session;
  }

  // The relay has ended a session. There may be a newer one by now.
  forgetSession(session) {
    if (this.kept !== session) return;
    this.#kept = null;
    this.#storage.tab.remove("session");
  }

  // Whether asking again may help: a token may be old or used, and a function gives another.
  canRetry(refused) {
    return refused.retry && (typeof this.#source === "function" || !refused.error.startsWith("token-"));
  }

  async #open(signal) {
    try {
      this.#kept = await this.#begin(signal);
      return this.#kept;
    } finally {
      this.#opening = null;
    }
  }

  async #begin(signal) {
    let session;
    try {
      session = await this.#exchange(await this.#next(), signal);
    } catch (problem) {
      if (!(problem instanceof Refused) || !this.canRetry(problem)) throw problem;
      explain("[S6] The relay did not take the identity; the page is asked for another.", problem);
      session = await this.#exchange(await this.#next(), signal);
    }
    signal.throwIfAborted();
    this.#storage.tab.put("session", session);
    return session;
  }

  async #exchange(token, signal) {
    const tokenId = claim(token, "jti");
    const secret = this.#secret.of(tokenId);
    try {
      const session = await this.#relay.openSession(token, secret, signal);
      signal.throwIfAborted();
      this.#secret.counted();
      return session;
    } catch (problem) {
      if (problem.error !== "token-replayed") throw problem;
      await pause(OTHER_TAB, signal);
      signal.throwIfAborted();
      const other = this.#secret.of(tokenId);
      if (other === secret) throw problem;
      return this.#relay.openSession(token, other, signal);
    }
  }

  // What comes late is for the next try, unless the page has handed over something newer meanwhile.
  async #ask() {
    const source = this.#source;
    const token = await source();
    if (source === this.#source) this.#token = token;
    return token;
  }

  async #next() {
    const source = this.#source;
    let token = this.#token;
    if (typeof source === "function") {
      // It counts once, and only for this browser again.
      token ??= await inTime(this.#ask());
      if (source === this.#source) this.#token = null;
    }
    if (!token) throw new Refused(401, { error: "token-missing", sentence: "The page gave no identity.", retry: false });
    const shopper = subject(token);
    if (!shopper && this.#shopper) throw new TypeError("[S5] identify()'s function gave something that is no signed identity.");
    if (shopper !== this.#shopper) throw new OtherShopper();
    return token;
  }
}
