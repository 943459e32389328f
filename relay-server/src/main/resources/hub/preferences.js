// What a shopper prefers in this browser. It holds for whoever uses it, and stays when somebody signs out.

const NAMES = { sound: "sportello-sound", notifies: "sportello-notify" };

// Where the browser keeps nothing.
const here = {};

const read = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return here[name];
  }
};

const write = (name, isOn) => {
  here[name] = isOn ? "on" : "off";
  try {
    localStorage.setItem(name, here[name]);
  } catch {
    // Then it holds for this page.
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
