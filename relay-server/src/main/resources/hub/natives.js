import { page } from "./page.js";

// The browser's own functions. Libraries replace some of them by others that do less or add something: JSON, fetch,
// WebSocket, Promise, Array.from. What is not the browser's own any more is taken from an empty frame, which has its own.

// A proxy and what was bound have the browser's source, without a name.
const source = Function.prototype.toString;
export const isOwn = (value) => typeof value === "function" && /^function \w+\(\)\s*{\s*\[native code]\s*}$/.test(Reflect.apply(source, value, []));

let place = null;
let frame = null;

// Where a frame may be kept, if one is needed.
export const keepIn = (root) => {
  place = root;
};

// name: of something that the window has; a page may change it at any time
export const native = (name, isFine = isOwn) => {
  if (isFine(window[name])) return window[name];
  if (!frame?.isConnected) {
    frame = page.createElement("iframe");
    frame.hidden = true;
    frame.title = "";
    (place ?? page.documentElement).appendChild(frame);
  }
  const other = frame.contentWindow?.[name];
  return isFine(other) ? other : window[name];
};

export const intl = () => native("Intl", (value) => isOwn(value?.DateTimeFormat));

// Libraries give lists an `at` of their own, which does not count from the end.
export const lastOf = (list) => list[list.length - 1];

// Pages give lists a `find` of their own, which looks for a value.
export const firstOf = (list, isWanted) => list.filter(isWanted)[0];

// Pages call something else Set.
export const set = (values) => new (native("Set"))(values);

// Carries something out when what runs now is over.
export const soon = (task) => native("queueMicrotask")(task);

const json = () => native("JSON", (value) => isOwn(value?.parse) && isOwn(value.stringify));

export const parse = (text) => json().parse(text);

// The JSON of a value. A page may have given a toJSON to all objects or lists; only what is neither is left to the
// browser.
export const encode = (value) => {
  if (Array.isArray(value)) return `[${value.map(encode).join(",")}]`;
  if (value === null || typeof value !== "object") return json().stringify(value);
  const fields = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${fields.map((key) => `${encode(key)}:${encode(value[key])}`).join(",")}}`;
};

// The class of every promise of an async function.
export const Promise = (async () => {})().constructor;
