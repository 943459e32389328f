import { Promise } from "./natives.js";

// Nothing that is asked for may be waited for without an end: a network may have swallowed it.
const TOO_LONG = 10_000;

const failures = { __proto__: null };

const loaded = { __proto__: null };

// What the promise brings, unless that takes too long.
export const inTime = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("There was no answer.")), TOO_LONG))]);

// A module that is loaded when it is first wanted. Of several tries the first that comes counts, be it late.
//
// name: that of its file, without ".js"
export const later = async (name) => {
  const ask = async () => {
    // A browser may remember a module that failed under its address.
    const module = await import(`./${name}.js${failures[name] ? "?" + failures[name] : ""}`);
    return (loaded[name] ??= module);
  };
  try {
    return loaded[name] ?? (await inTime(ask()));
  } catch (problem) {
    // Another try may have come meanwhile.
    if (loaded[name]) return loaded[name];
    failures[name] = (failures[name] ?? 0) + 1;
    throw problem;
  }
};
