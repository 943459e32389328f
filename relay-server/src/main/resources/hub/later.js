import { Promise } from "./natives.js";

// Nothing that is asked for may be waited for without an end: a network may have swallowed it.
const TOO_LONG = 10_000;

const failures = { __proto__: null };

// What the promise brings, unless that takes too long.
export const inTime = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("There was no answer.")), TOO_LONG))]);

// A module that is loaded when it is first wanted.
//
// name: that of its file, without ".js"
export const later = async (name) => {
  try {
    // A browser may remember a module that failed under its address.
    return await inTime(import(`./${name}.js${failures[name] ? "?" + failures[name] : ""}`));
  } catch (problem) {
    failures[name] = (failures[name] ?? 0) + 1;
    throw problem;
  }
};
