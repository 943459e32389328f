import { PING_EVERY, SILENCE } from "./protocol.js";

// Whether a link is alive. Says `ping` a while after each answer, and gives up when nothing came for too long, so
// that a half-open link never looks connected.
//
// The next ping is set by what arrives and not by the ping before: a browser slows chains of timers in a hidden tab
// to one a minute, and the relay would take the tab for dead.
export class Heartbeat {
  #ping;
  #giveUp;
  #next;
  #deadline;

  constructor(ping, giveUp) {
    this.#ping = ping;
    this.#giveUp = giveUp;
    this.received();
    this.#schedule();
  }

  // Anything came in.
  received() {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(this.#giveUp, SILENCE);
  }

  answered() {
    this.#schedule();
  }

  stop() {
    clearTimeout(this.#next);
    clearTimeout(this.#deadline);
  }

  #schedule() {
    clearTimeout(this.#next);
    this.#next = setTimeout(this.#ping, PING_EVERY);
  }
}
