import { encode, parse } from "./natives.js";

// Without a prefix of a shopper: it belongs to one identity, and the next takes its place. Gone with everything else when
// the shopper signs out.
const KEY = "sportello-secret";

const make = () => {
  let hex = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(32))) hex += byte.toString(16).padStart(2, "0");
  return hex;
};

// What a page makes up for one identity, and shows with it to the relay. An answer may be lost, and one cached page may
// stand in two tabs: with the same secret the same identity counts again. Every tab finds the one of the first.
export class BrowserSecret {
  #own = {};

  // tokenId: the jti of the identity
  of(tokenId) {
    const kept = this.#kept();
    if (kept?.tokenId === tokenId) this.#own = kept;
    else if (this.#own.tokenId !== tokenId) this.#own = { tokenId, secret: make() };
    this.#keep();
    return this.#own.secret;
  }

  // The relay took it. Two tabs that began in the same instant made two: now the other finds this one.
  counted() {
    this.#keep();
  }

  static wipe() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Forbidden: nothing was kept either.
    }
  }

  #kept() {
    try {
      return parse(localStorage.getItem(KEY));
    } catch {
      return null;
    }
  }

  #keep() {
    try {
      localStorage.setItem(KEY, encode(this.#own));
    } catch {
      // Then it serves this page alone.
    }
  }
}
