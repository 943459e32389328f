import { Backoff } from "./backoff.js";
import { uuid } from "./uuid.js";

// The shopper's wish to end a chat, until the relay has answered it. What was written before goes first: a chat that
// has ended would refuse it.
export class EndRequest {
  #send;
  #isFree;
  #command = null;
  #isUnderWay = false;
  #backoff = new Backoff();
  #later = 0;

  // send: takes a command and says whether it went out; isFree: whether nothing written before waits
  constructor({ send, isFree }) {
    this.#send = send;
    this.#isFree = isFree;
  }

  get isWanted() {
    return this.#command !== null;
  }

  // address: of the chat, as its thread gives it
  want(address) {
    this.#command ??= { kind: "end-chat", id: uuid(), ...address };
    this.flush();
  }

  flush() {
    if (!this.#command || this.#isUnderWay || this.#later || !this.#isFree()) return;
    this.#isUnderWay = this.#send(this.#command);
  }

  lost() {
    clearTimeout(this.#later);
    this.#later = 0;
    this.#isUnderWay = false;
  }

  // canRetry: refused, and the same again can succeed
  answered(id, { isDone, canRetry }) {
    if (this.#command?.id !== id) return;
    this.#isUnderWay = false;
    if (canRetry) this.#flushLater();
    else if (!isDone) this.drop();
  }

  // The chat has ended, or cannot be.
  drop() {
    this.lost();
    this.#command = null;
  }

  #flushLater() {
    this.#later = setTimeout(() => {
      this.#later = 0;
      this.flush();
    }, this.#backoff.next());
  }
}
