import { Promise } from "./natives.js";

// How long to wait before coming back: up to a quarter of a second at first, since mostly one relay of several was lost,
// or nothing but the connection; then twice as long each time up to 30 s, by a random factor between 0.5 and 1, so that
// a thousand pages don't return to a restarted relay in one instant.
export class Backoff {
  #attempts = 0;

  next() {
    const longest = Math.min(30_000, 250 * 2 ** this.#attempts);
    return longest * (this.#attempts++ ? 0.5 + Math.random() / 2 : Math.random());
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
