import { Cursor } from "./cursor.js";
import { Ending } from "./ending.js";
import { Outbox } from "./outbox.js";
import { Thread } from "./thread.js";

// The chat of one shopper: what the journal says of it, what is still on its way out, and how far it has been read.
export class Chat {
  thread = new Thread();
  outbox;
  #changed;
  #delivered;
  #seen;
  #ending;

  constructor({ storage, send, changed }) {
    this.#changed = changed;
    this.outbox = new Outbox({ storage, send, changed });
    this.#ending = new Ending({ send, isFree: () => this.outbox.isQuiet });
    this.#delivered = new Cursor("mark-delivered", send);
    this.#seen = new Cursor("mark-seen", send);
  }

  get unread() {
    return this.thread.receivedAfter(this.#seen.upTo);
  }

  get isEnding() {
    return this.#ending.isWanted;
  }

  // The thread with what is still to be sent behind it, each message once.
  get messages() {
    const { thread, outbox } = this;
    const pending = outbox.items.filter(({ id }) => !thread.has(id));
    return [...thread.messages, ...pending.map((item) => ({ ...item, author: { kind: "shopper" } }))];
  }

  snapshot(snapshot) {
    this.thread.reset(snapshot);
    this.#settle();
  }

  older(page) {
    this.thread.prepend(page);
    this.#changed();
  }

  frame(frame) {
    switch (frame.kind) {
      case "entries":
        frame.entries.forEach((entry) => this.thread.apply(entry));
        this.#settle();
        break;
      case "caught-up":
        this.thread.caughtUp(frame.sequence);
        break;
      case "done":
        this.outbox.done(frame.id, frame.sequence, this.thread.position.sequence);
        this.#answered(frame.id, { isDone: true });
        break;
      case "refused":
        // What answers `hello` names no command; the link sees to it.
        if (!frame.id) break;
        this.outbox.refused(frame.id, frame.refusal);
        this.#answered(frame.id, { canRetry: frame.refusal.retry });
        break;
      default: // A newer relay may say more.
    }
  }

  linkIsLive() {
    this.outbox.flush();
    this.#ending.flush();
    this.#delivered.flush();
    this.#seen.flush();
  }

  linkIsLost() {
    this.outbox.lost();
    this.#ending.lost();
    this.#delivered.lost();
    this.#seen.lost();
  }

  write(text) {
    this.outbox.add(text, this.thread.isLive ? this.thread.ticket : null);
  }

  // The message with this sequence number is before the shopper's eyes. What the shopper wrote is not news: to see it
  // does not make the shop's messages seen again.
  saw(sequence) {
    const received = this.thread.lastReceivedUpTo(sequence);
    if (!this.thread.isLive || received <= this.#seen.upTo) return;
    this.#seen.moveTo(received);
    this.#changed();
  }

  end() {
    if (!this.thread.isLive) return;
    this.#ending.want(this.thread.ticket);
    this.#changed();
  }

  startNew() {
    this.thread.clear();
    this.#settle();
  }

  sendAsNewChat(id) {
    this.thread.clear();
    this.outbox.sendAsNewChat(id);
    this.#settle();
  }

  // After the thread has changed: what stands in it is not pending, and what is in it has been delivered.
  #settle() {
    const { thread } = this;
    this.outbox.items.filter(({ id }) => thread.has(id)).forEach(({ id }) => this.outbox.arrived(id));
    this.#delivered.known(thread.ticket, thread.deliveredUpTo);
    this.#seen.known(thread.ticket, thread.seenUpTo);
    if (thread.isLive) this.#delivered.moveTo(thread.lastReceived);
    else this.#ending.drop();
    this.#ending.flush();
    this.#changed();
  }

  #answered(id, { isDone = false, canRetry = false }) {
    this.#delivered.answered(id, canRetry);
    this.#seen.answered(id, canRetry);
    this.#ending.answered(id, { isDone, canRetry });
    this.#ending.flush();
    this.#changed();
  }
}
