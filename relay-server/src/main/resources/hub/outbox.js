import { Backoff } from "./backoff.js";
import { isInstant, now } from "./clock.js";
import { firstOf } from "./natives.js";
import { MOST_CODE_POINTS } from "./protocol.js";
import { isCard } from "./order-card.js";
import { beginning, isVisible, sendable } from "./sendable.js";
import { isUuid, successor, uuid } from "./uuid.js";

// Refusals of a message that have a text of their own for the shopper.
// What was written before the relay was restored, and a ticket that was lost then: to the shopper, that chat is over.
const STATES = { "ticket-closed": "ended", "ticket-unknown": "ended", "epoch-outdated": "ended", "chat-off": "off" };

const isOpened = (opened) => isUuid(opened?.epoch) && (opened.at == null || isInstant(opened.at));

// As they were written.
const inOrder = (items) => items.sort((one, other) => one.order - other.order);

const isDue = ({ state, isFinal }) => !isFinal && (state === "waiting" || state === "failed");

// What the shopper wrote and the relay has not acknowledged. It stays in the browser until it is, and is sent again
// under the same id, which makes nothing twice. One message at a time is under way: the next must not overtake it.
//
// An item's state: "waiting" for its turn or the network, "sending", "sent" (its entry is still to come), "failed"
// (not taken now), "off" (the shop has switched its chat off; it goes when the chat is back), "ended" (its chat has
// ended, or is not there since the relay was restored: only the shopper decides whether it begins a new one).
export class Outbox {
  items;
  #storage;
  #send;
  #changed;
  #isEnding;
  #language;
  #backoff = new Backoff();
  #later = 0;

  // send: takes a command and says whether it went out; isEnding: whether the shopper has asked for the chat's end;
  // language: that the hub speaks
  constructor({ storage, send, isEnding, language, changed }) {
    this.#storage = storage.browser;
    this.#send = send;
    this.#isEnding = isEnding;
    this.#language = language;
    this.#changed = changed;
    this.items = this.#kept();
  }

  // Whether all that waits would still be there after a reload.
  get isKept() {
    return this.items.every(({ isKept }) => isKept);
  }

  // Whether nothing that was written before the chat's end was asked for goes out by itself any more.
  get isQuiet() {
    return !this.items.some((item) => !item.isBehindEnd && (item.state === "sending" || isDue(item)));
  }

  // order: that it is about; null for none
  // address: of the chat on screen, as its thread gives it
  add(text, address, order) {
    this.#put({ id: uuid(), text, ...address, about: order, isBehindEnd: this.#isEnding() });
    this.flush();
  }

  // Takes over what another tab has left: that one may be gone.
  takeOver() {
    const known = this.items.flatMap(({ id }) => [id, successor(id)]);
    const left = this.#kept().filter(({ id }) => !known.includes(id));
    this.items = inOrder([...this.items, ...left]);
    this.flush();
  }

  // Sends what is due; harmless at any time.
  flush() {
    if (this.#later || this.items.some(({ state }) => state === "sending")) return;
    const next = firstOf(this.items, (item) => isDue(item) && !(item.isBehindEnd && this.#isEnding()));
    if (!next) return;
    const { id, text, ticket, opened, about } = next;
    const order = about && { number: about.number, placedAt: about.placedAt };
    const command = { kind: "send-message", id, text, language: this.#language(), order, ticket, opened: ticket && opened };
    if (this.#send(command)) this.#become(next, "sending");
  }

  // The link broke: what was under way may have arrived or not, and goes again.
  lost() {
    this.#cancelLater();
    this.items.filter(({ state }) => state === "sending").forEach((item) => this.#become(item, "waiting"));
  }

  // seenUpTo: the thread's position; an entry at or before it is not coming any more
  done(id, sequence, seenUpTo) {
    const item = this.#find(id);
    if (!item) return;
    this.#backoff.reset();
    this.#storage.remove("out:" + id);
    if (sequence > seenUpTo) this.#become(item, "sent");
    else this.#drop(item);
    this.flush();
  }

  // id: null where the relay could not even read it; then it means what is under way
  refused(id, { error, retry }) {
    const item = id ? this.#find(id) : firstOf(this.items, ({ state }) => state === "sending");
    if (!item) return;
    item.isFinal = !retry;
    this.#become(item, STATES[error] ?? "failed");
    if (retry) this.#flushLater();
    else this.flush();
  }

  // The message is in the thread: on a live connection that is the answer, and no other follows.
  arrived(id) {
    this.done(id, 0, 0);
  }

  tryAgain(id) {
    const item = this.#find(id);
    if (!item) return;
    this.#cancelLater();
    // The relay answers the same id as before, for ever.
    if (item.isFinal && item.state === "failed") this.#renew(item, item);
    item.isFinal = false;
    this.#become(item, "waiting");
    this.flush();
  }

  // The shop has switched its chat on again.
  chatIsBack() {
    for (const { id } of this.items.filter(({ state }) => state === "off")) this.tryAgain(id);
  }

  // address: of the live chat that it goes to, as its thread gives it
  sendAsNewChat(id, address) {
    const item = this.#find(id);
    if (item?.state !== "ended") return;
    this.#renew(item, address);
    item.isFinal = false;
    this.#become(item, "waiting");
    this.flush();
  }

  // A refused command left no trace, so another id doubles nothing; the same one in every tab, so that two of them
  // send one message. The new note is there before the old one goes.
  #renew(item, { ticket, opened }) {
    const old = item.id;
    Object.assign(item, { id: successor(old), ticket, opened });
    this.#keep(item);
    this.#storage.remove("out:" + old);
  }

  #put(note) {
    const order = 1 + Math.max(0, ...this.items.map((each) => each.order));
    const item = { ...note, order, at: now(), state: "waiting" };
    this.#keep(item);
    this.items = [...this.items, item];
    this.#changed();
  }

  #keep(item) {
    const { id, text, ticket, opened, about, order, at } = item;
    item.isKept = this.#storage.put("out:" + id, { id, text, ticket, opened, ...(about && { about }), order, at });
  }

  // What an earlier page left, in the order in which it was written. What could never be sent as it is, is repaired.
  #kept() {
    const keys = this.#storage.keys("out:");
    const items = [];
    for (const key of keys) {
      const { id, text, ticket, opened, about, order, at } = this.#storage.get(key) ?? {};
      const isSuperseded = isUuid(id) && keys.includes("out:" + successor(id));
      const fit = typeof text === "string" ? beginning(sendable(text), MOST_CODE_POINTS) : "";
      if (isSuperseded || !isVisible(fit)) {
        this.#storage.remove(key);
        continue;
      }
      const item = {
        id: isUuid(id) ? id : uuid(),
        text: fit,
        ticket: Number.isSafeInteger(ticket) ? ticket : null,
        opened: isOpened(opened) ? opened : null,
        about: isCard(about) ? about : null,
        order: Number(order) || 0,
        at: Number(at) || now(),
        state: "waiting",
        isKept: this.#storage.keeps(key),
      };
      if (item.id !== id || fit !== text) this.#keep(item);
      if (key !== "out:" + item.id) this.#storage.remove(key);
      items.push(item);
    }
    return inOrder(items);
  }

  #find(id) {
    return firstOf(this.items, (item) => item.id === id);
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
