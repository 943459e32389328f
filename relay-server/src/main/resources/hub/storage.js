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

  // Everything of any other shopper is wiped first.
  constructor(shopper) {
    this.#prefix = PREFIX + encodeURIComponent(shopper) + ":";
    wipe((key) => key.startsWith(this.#prefix));
  }

  static wipe() {
    wipe(() => false);
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
      return JSON.parse(this.#storage.getItem(this.#prefix + key));
    } catch {
      return null;
    }
  }

  put(key, value) {
    try {
      this.#storage.setItem(this.#prefix + key, JSON.stringify(value));
    } catch {
      // Full or forbidden: what is on screen stays there.
    }
  }

  remove(key) {
    try {
      this.#storage.removeItem(this.#prefix + key);
    } catch {
      // Forbidden: nothing was kept either.
    }
  }

  // The values of all keys that begin so, in the order of the keys.
  all(start) {
    if (!this.#storage) return [];
    return Object.keys(this.#storage)
      .filter((key) => key.startsWith(this.#prefix + start))
      .sort()
      .map((key) => this.get(key.slice(this.#prefix.length)))
      .filter(Boolean);
  }
}
