import { BrowserSecret } from "./browser-secret.js";
import { encode, parse, set } from "./natives.js";

// What the browser keeps for one shopper: the session and this tab's draft for as long as the tab lives, what was
// written but not yet acknowledged for longer. All of it is gone when the shopper signs out or another one comes.
//
// A page may forbid storage altogether (blocked cookies, a sandboxed frame), and it may be full: what the browser would
// not keep holds for this page.

const PREFIX = "sportello:";

const NAMES = ["sessionStorage", "localStorage"];

// By the storage that refused it, and its key there.
const here = { sessionStorage: { __proto__: null }, localStorage: { __proto__: null } };

const reach = (name) => {
  try {
    return window[name];
  } catch {
    return null;
  }
};

const wipe = (isSpared) => {
  for (const name of NAMES) {
    const area = new Area(name, PREFIX);
    for (const key of area.keys("")) if (!isSpared(PREFIX + key)) area.remove(key);
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
    const tab = new Area("sessionStorage", PREFIX);
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
    return new Area("sessionStorage", this.#prefix);
  }

  get browser() {
    return new Area("localStorage", this.#prefix);
  }
}

class Area {
  #storage;
  #here;
  #prefix;

  constructor(name, prefix) {
    this.#storage = reach(name);
    this.#here = here[name];
    this.#prefix = prefix;
  }

  get(key) {
    try {
      return parse(this.#here[this.#prefix + key] ?? this.#storage.getItem(this.#prefix + key));
    } catch {
      return null;
    }
  }

  // Says whether the browser keeps it beyond this page.
  put(key, value) {
    const text = encode(value);
    try {
      this.#storage.setItem(this.#prefix + key, text);
      delete this.#here[this.#prefix + key];
      return true;
    } catch {
      this.#here[this.#prefix + key] = text;
      return false;
    }
  }

  // Whether what is under the key would still be there after a reload.
  keeps(key) {
    return !(this.#prefix + key in this.#here);
  }

  remove(key) {
    delete this.#here[this.#prefix + key];
    try {
      this.#storage.removeItem(this.#prefix + key);
    } catch {
      // Forbidden: nothing was kept either.
    }
  }

  // The keys that begin so, in their order.
  keys(start) {
    return [...set([...Object.keys(this.#storage ?? {}), ...Object.keys(this.#here)])]
      .filter((key) => key.startsWith(this.#prefix + start))
      .map((key) => key.slice(this.#prefix.length))
      .sort();
  }
}
