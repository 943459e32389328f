import { heard, instant } from "./clock.js";
import { Cursor } from "./cursor.js";
import { EndRequest } from "./end-request.js";
import { lastOf } from "./natives.js";
import { Outbox } from "./outbox.js";
import { Thread } from "./thread.js";
import { successor } from "./uuid.js";

// The chat of one shopper: what the journal says of it, what is still on its way out, and how far it has been read.
export class Chat {
  thread = new Thread();
  outbox;
  #storage;
  #changed;
  #delivered;
  #seen;
  #ending;
  #heard;
  // Whether what comes in has just happened.
  #isLive = false;

  // heard(message): an agent has just written
  constructor({ storage, send, language, changed, heard }) {
    this.#storage = storage.browser;
    this.#changed = changed;
    this.#heard = heard;
    this.outbox = new Outbox({ storage, send, isEnding: () => this.isEnding, language, changed });
    this.#ending = new EndRequest({ send, isFree: () => this.outbox.isQuiet });
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
    const pending = outbox.items.filter(({ id }) => !thread.has(id) && !thread.has(successor(id)));
    return [...thread.messages, ...pending.map((item) => ({ ...item, order: item.about, author: { kind: "shopper" } }))];
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
        if (this.#isLive && frame.entries.length) heard(instant(lastOf(frame.entries).at));
        this.#settle();
        if (this.#isLive) frame.entries.filter(isByAgent).forEach(({ change }) => this.#heard(change.message));
        break;
      case "caught-up":
        this.thread.caughtUp(frame.sequence);
        break;
      case "done":
        this.outbox.done(frame.id, frame.sequence, this.thread.position.sequence);
        this.#answered(frame.id, { isDone: true });
        break;
      case "refused":
        // What answers `hello` names no command either; then nothing is under way.
        this.outbox.refused(frame.id, frame.refusal);
        if (!frame.id) break;
        this.#answered(frame.id, { canRetry: frame.refusal.retry });
        break;
      default: // A newer relay may say more.
    }
  }

  linkIsLive() {
    this.#isLive = true;
    this.outbox.takeOver();
    this.#ending.flush();
    this.#delivered.flush();
    this.#seen.flush();
  }

  linkIsLost() {
    this.#isLive = false;
    this.outbox.lost();
    this.#ending.lost();
    this.#delivered.lost();
    this.#seen.lost();
  }

  // order: that the message is about; null for none
  write(text, order) {
    this.outbox.add(text, this.#target, order);
  }

  // The message with this sequence number is before the shopper's eyes. What the shopper wrote is not news: to see it
  // does not make the shop's messages seen again. Of a chat that has ended the relay keeps no receipts.
  saw(sequence) {
    const { thread } = this;
    const received = thread.lastReceivedUpTo(sequence);
    if (received <= this.#seen.upTo) return;
    if (thread.isLive) this.#seen.moveTo(received);
    else this.#seen.known(thread.address, received);
    this.#changed();
  }

  // Whether a message of the shop still waits for the shopper's eyes, here or in any other tab.
  waitsToBeSeen(id) {
    const { isLive, messages } = this.thread;
    return isLive && messages.some((each) => each.id === id && each.sequence > this.#seen.upTo);
  }

  end() {
    if (!this.thread.isLive) return;
    this.#ending.want(this.thread.address);
    this.#changed();
  }

  startNew() {
    if (!this.thread.isLive) this.thread.clear();
    this.#settle();
  }

  // Where another chat is live by now, here or on another device, it goes to that one: there is never a second.
  sendAsNewChat(id) {
    const { thread } = this;
    if (!thread.isLive) thread.clear();
    this.outbox.sendAsNewChat(id, this.#target);
    this.#settle();
  }

  // Where a message goes: to the live chat, or to a new one.
  get #target() {
    return this.thread.isLive ? this.thread.address : { ticket: null, opened: null };
  }

  // After the thread has changed: what stands in it is not pending, and what is in it has been delivered.
  #settle() {
    const { thread } = this;
    // Also what another tab has sent anew.
    const isThere = ({ id }) => thread.has(id) || thread.has(successor(id));
    this.outbox.items.filter(isThere).forEach(({ id }) => this.outbox.arrived(id));
    // For the loader: on later pages there is something to connect for.
    if (thread.isLive) this.#storage.put("live", thread.ticket);
    else this.#storage.remove("live");
    this.#delivered.known(thread.address, thread.deliveredUpTo);
    this.#seen.known(thread.address, thread.seenUpTo);
    if (thread.isLive) this.#delivered.moveTo(thread.lastReceived);
    else this.#ending.drop();
    this.#goOn();
  }

  #answered(id, { isDone = false, canRetry = false }) {
    this.#delivered.answered(id, canRetry);
    this.#seen.answered(id, canRetry);
    this.#ending.answered(id, { isDone, canRetry });
    this.#goOn();
  }

  // The end waits for what was written before, and what was written after waits for the end.
  #goOn() {
    this.#ending.flush();
    this.outbox.flush();
    this.#changed();
  }
}

const isByAgent = ({ change }) => change.kind === "message-added" && change.message.author.kind === "agent";
