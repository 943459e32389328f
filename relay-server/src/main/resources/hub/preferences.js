// What a shopper prefers in this browser. It holds for whoever uses it, and stays when somebody signs out.

const NAMES = { sound: "sportello-sound", notifies: "sportello-notify" };

// What the browser would not keep: it allows no storage, or that is full. It holds for this page.
const here = {};

const read = (name) => {
  try {
    return here[name] ?? localStorage.getItem(name);
  } catch {
    return null;
  }
};

const write = (name, isOn) => {
  const value = isOn ? "on" : "off";
  here[name] = null;
  try {
    localStorage.setItem(name, value);
  } catch {
    here[name] = value;
  }
};

// Browsers of phones have the class and take notifications from service workers only: there, making one throws. Where
// none is allowed, none is shown by the try. Null while nobody knows.
let isMakeable = null;

const tryToMake = () => {
  try {
    return Boolean(new Notification(""));
  } catch {
    return false;
  }
};

export const preferences = {
  // A soft sound for an answer; on unless it was switched off.
  get sound() {
    return read(NAMES.sound) !== "off";
  },
  set sound(isOn) {
    write(NAMES.sound, isOn);
  },
  // Whether this browser could show notifications of the system on such a page at all.
  get canNotify() {
    if (!isSecureContext || !("Notification" in window)) return false;
    if (Notification.permission !== "granted") isMakeable ??= tryToMake();
    return isMakeable !== false;
  },
  // The browser has just refused one.
  cannotNotify() {
    isMakeable = false;
  },
  // Only where the shopper has asked for it here: that the page may, for reasons of its own, is not enough.
  get notifies() {
    return this.canNotify && Notification.permission === "granted" && read(NAMES.notifies) === "on";
  },
  set notifies(isOn) {
    write(NAMES.notifies, isOn);
  },
};
