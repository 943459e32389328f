import { checkedFrame } from "./frames.js";
import { page } from "./page.js";
import { ACCIDENT, MOVED, RESUME } from "./protocol.js";

// For so long the tab that leads may keep silent when it is asked something: while somebody looks, and else.
const ANSWER_WITHIN = 2_500;
const ANSWER_WITHIN_UNSEEN = 30_000;

// The link of a tab that does not lead: the same frames, by way of the tab that does. To be used like a socket.
export class Follower {
  #group;
  #resumeAfter;
  #on;
  #leader = null;
  #isWelcome = false;
  #closed = false;
  #silent = 0;

  constructor(group, { resumeAfter }, on) {
    this.#group = group;
    this.#resumeAfter = resumeAfter;
    this.#on = on;
    this.#sayHello();
  }

  send(frame) {
    // Who leads has marked it already.
    if (frame.kind === "mark-delivered") return;
    this.#group.post(this.#leader, frame);
    // The relay may take its time, who leads may not.
    if (frame.kind !== "ping") this.#group.post(this.#leader, { kind: "ping" });
    this.#awaitAnswer();
  }

  look() {
    this.send({ kind: "ping" });
  }

  close(code = ACCIDENT) {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#silent);
    this.#on.onClose(code);
  }

  // What another tab says.
  hear(from, frame) {
    if (frame.kind === "leader") this.#hearOfLeader(from, frame);
    else if (frame.kind === "welcome" || from === this.#leader) this.#take(from, frame);
  }

  #hearOfLeader(from, { isLive, isHidden }) {
    clearTimeout(this.#silent);
    // From another leader, or from the same one once it is back, this link begins anew: at once, and without the pauses
    // of a link that this tab has lost itself.
    if (this.#isWelcome && (from !== this.#leader || !isLive)) return this.close(MOVED);
    this.#leader = from;
    // In a hidden tab, a browser lets nothing happen soon.
    if (!isLive && isHidden && !page.hidden) this.#group.steal();
    if (isLive && !this.#isWelcome) this.#sayHello();
    else this.#on.onReceived();
  }

  #take(from, frame) {
    if (this.#closed) return;
    clearTimeout(this.#silent);
    try {
      checkedFrame(frame);
    } catch (problem) {
      this.close();
      return reportError(problem);
    }
    if (frame.kind === "welcome") {
      if (this.#isWelcome) return;
      this.#leader = from;
      this.#isWelcome = true;
    }
    if (this.#isWelcome || frame.kind === "pong" || frame.kind === "start-over") this.#on.onFrame(frame);
    if (frame.kind === "start-over") this.close(RESUME);
  }

  #sayHello() {
    this.#group.post(this.#leader, { kind: "hello", resumeAfter: this.#resumeAfter });
    this.#awaitAnswer();
  }

  #awaitAnswer() {
    clearTimeout(this.#silent);
    this.#silent = setTimeout(() => this.#group.steal(), page.hidden ? ANSWER_WITHIN_UNSEEN : ANSWER_WITHIN);
  }
}
