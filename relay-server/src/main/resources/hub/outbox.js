import { Backoff } from "./backoff.js";
import { uuid } from "./uuid.js";

// Refusals of a message that have a text of their own for the shopper.
const STATES = { "ticket-closed": "ended", "chat-off": "off" };

// What the shopper wrote and the relay has not acknowledged. It stays in the browser until it is, and is sent again
// under the same id, which makes nothing twice. One message at a time is under way: the next must not overtake it.
//
// An item's state: "waiting" for its turn or the network, "sending", "sent" (its entry is still to come), "failed"
// (not taken now), "off" (the shop has switched its chat off; it goes when the chat is back), "ended" (its chat has ended: only the shopper decides whether it begins a new one).
export class Outbox {
  items;
  #storage;
  #send;
  #changed;
  #backoff = new Backoff();
  #later = 0;

  // send: takes a command and says whether it went out
  constructor({ storage, send, changed }) {
    this.#storage = storage.browser;
    this.#send = send;
    this.#changed = changed;
    this.items = this.#storage.all("out:").map((item) => ({ ...item, state: "waiting" }));
  }

  // ticket: the chat on screen, or null for a new one
  add(text, ticket) {
    this.#put({ id: uuid(), text, ticket, at: Date.now() });
    this.flush();
  }

  // Sends what is due; harmless at any time.
  flush() {
    if (this.#later || this.items.some(({ state }) => state === "sending")) return;
    const next = this.items.find(({ state, isFinal }) => !isFinal && (state === "waiting" || state === "failed"));
    if (!next) return;
    const { id, text, ticket } = next;
    const command = { kind: "send-message", id, text, ...(ticket && { ticket }) };
    if (this.#send(command)) this.#become(next, "sending");
  }

  // The link broke: what was under way may have arrived or not, and goes again.
  lost() {
    this.#cancelLater();
    this.items.filter(({ state }) => state === "sending").forEach((item) => this.#become(item, "waiting"));
  }

  // seenUpTo: the thread's position; an entry behind it is not coming any more
  done(id, sequence, seenUpTo) {
    const item = this.#find(id);
    if (!item) return;
    this.#backoff.reset();
    this.#storage.remove("out:" + id);
    if (sequence > seenUpTo) this.#become(item, "sent");
    else this.#drop(item);
    this.flush();
  }

  refused(id, { error, retry }) {
    const item = this.#find(id);
    if (!item) return;
    item.isFinal = !retry;
    this.#become(item, STATES[error] ?? "failed");
    if (retry) this.#flushLater();
    else this.flush();
  }

  // The message is in the thread: on a live connection that is the answer, and no other follows.
  arrived(id) {
    const item = this.#find(id);
    if (!item) return;
    this.#backoff.reset();
    this.#storage.remove("out:" + id);
    this.#drop(item);
    this.flush();
  }

  tryAgain(id) {
    const item = this.#find(id);
    if (!item) return;
    item.isFinal = false;
    this.#cancelLater();
    this.#become(item, "waiting");
    this.flush();
  }

  // The shop has switched its chat on again.
  chatIsBack() {
    for (const { id } of this.items.filter(({ state }) => state === "off")) this.tryAgain(id);
  }

  // A refused command left no trace, so a new id doubles nothing.
  sendAsNewChat(id) {
    const item = this.#find(id);
    if (!item) return;
    this.#storage.remove("out:" + id);
    this.#drop(item);
    this.add(item.text, null);
  }

  #put(item) {
    this.#storage.put("out:" + item.id, item);
    this.items = [...this.items, { ...item, state: "waiting" }];
    this.#changed();
  }

  #find(id) {
    return this.items.find((item) => item.id === id);
  }

  #drop(item) {
    this.items = this.items.filter((each) => each !== item);
    this.#changed();
  }

  #become(item, state) {
    item.state = state;
    this.#changed();
  }

  #flushLater() {
    this.#later = setTimeout(() => {
      this.#later = 0;
      this.flush();
    }, this.#backoff.next());
  }

  #cancelLater() {
    clearTimeout(this.#later);
    this.#later = 0;
  }
}
