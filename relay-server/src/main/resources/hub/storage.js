import { BrowserSecret } from "./browser-secret.js";
import { encode, parse } from "./natives.js";

// What the browser keeps for one shopper: the session and this tab's draft for as long as the tab lives, what was
// written but not yet acknowledged for longer. All of it is gone when the shopper signs out or another one comes.
//
// A page may forbid storage altogether (blocked cookies, a sandboxed frame): then the hub forgets, and works.

const PREFIX = "sportello:";

const reach = (name) => {
  try {
    return window[name];
  } catch {
    return null;
  }
};

const areas = () => ["sessionStorage", "localStorage"].map(reach).filter(Boolean);

const wipe = (isSpared) => {
  for (const area of areas()) {
    for (const key of Object.keys(area)) {
      if (key.startsWith(PREFIX) && !isSpared(key)) area.removeItem(key);
    }
  }
};

export class ShopperStorage {
  #prefix;

  // Everything of any other shopper is wiped first; who nobody can tell from a token is no other.
  constructor(shopper) {
    this.#prefix = PREFIX + encodeURIComponent(shopper) + ":";
    if (shopper) wipe((key) => key.startsWith(this.#prefix));
  }

  // Gives back the sessions that this tab has kept, for the relay to revoke.
  static wipe() {
    const tab = new Area(reach("sessionStorage"), PREFIX);
    const sessions = tab.keys("").filter((key) => key.endsWith(":session")).map((key) => tab.get(key)?.session);
    wipe(() => false);
    // The loader asks once for each shopper.
    reach("sessionStorage")?.removeItem("sportello-asked");
    BrowserSecret.wipe();
    return sessions.filter(Boolean);
  }

  // What this page has kept of its own shopper. What is another's stays: who is here by now has written it.
  forget() {
    wipe((key) => !key.startsWith(this.#prefix));
    reach("sessionStorage")?.removeItem("sportello-asked");
  }

  get tab() {
    return new Area(reach("sessionStorage"), this.#prefix);
  }

  get browser() {
    return new Area(reach("localStorage"), this.#prefix);
  }
}

class Area {
  #storage;
  #prefix;

  constructor(storage, prefix) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  get(key) {
    try {
      return parse(this.#storage.getItem(this.#prefix + key));
    } catch {
      return null;
    }
  }

  // Says whether it is kept: the storage may be full, or forbidden.
  put(key, value) {
    try {
      this.#storage.setItem(this.#prefix + key, encode(value));
      return true;
    } catch {
      return false;
    }
  }

  remove(key) {
    try {
      this.#storage.removeItem(this.#prefix + key);
    } catch {
      // Forbidden: nothing was kept either.
    }
  }

  // The keys that begin so, in their order.
  keys(start) {
    if (!this.#storage) return [];
    return Object.keys(this.#storage)
      .filter((key) => key.startsWith(this.#prefix + start))
      .map((key) => key.slice(this.#prefix.length))
      .sort();
  }
}
