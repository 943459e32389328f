import { Promise } from "./natives.js";

// How long to wait before coming back: up to half a second at first, since mostly one relay of several was lost, or
// nothing but the connection; then 1 s and twice as long each time up to 30 s, by a random factor between 0.5 and 1, so
// that a thousand pages don't return to a restarted relay in one instant.
export class Backoff {
  #attempts = 0;

  next() {
    if (this.#attempts++ === 0) return Math.random() * 500;
    const longest = Math.min(30_000, 1_000 * 2 ** (this.#attempts - 2));
    return longest * (0.5 + Math.random() / 2);
  }

  reset() {
    this.#attempts = 0;
  }
}

// Resolves after the time, at once when the network returns, or when the signal is aborted.
//
// early: takes what ends the pause before
export const pause = (milliseconds, signal, early = () => {}) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
    early(done);
  });
