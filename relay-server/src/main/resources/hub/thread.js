import { instant } from "./clock.js";
import { lastOf, set } from "./natives.js";

// The shopper's live chat from the journal: a small replica of one ticket. Entries that were seen before change
// nothing, so that a snapshot and what is resumed after it may overlap.
export class Thread {
  position = null;
  ticket = null;
  // When the ticket was opened, as the relay writes it.
  #openedAt = null;
  messages = [];
  more = false;
  // Who ended the chat, once it has ended; an empty object when that is not known.
  ended = null;
  deliveredUpTo = 0;
  seenUpTo = 0;
  #oldest = null;

  // Begins again from a snapshot.
  reset(snapshot) {
    this.position = snapshot.position;
    if (snapshot.ticket) {
      this.#begin(snapshot.ticket);
      this.more = Boolean(snapshot.more);
      this.#oldest = snapshot.entries[0]?.sequence ?? null;
      snapshot.entries.forEach((entry) => this.#change(entry));
    } else if (this.ticket && !this.ended) {
      this.ended = {};
    }
  }

  // Puts an older page before what is there.
  prepend(page) {
    const older = page.entries.filter((entry) => isShown(entry) && entry.sequence < this.#oldest).map(message);
    this.messages = [...older, ...this.messages];
    this.more = Boolean(page.more);
    this.#oldest = page.entries[0]?.sequence ?? this.#oldest;
  }

  apply(entry) {
    if (entry.sequence <= this.position.sequence) return;
    this.caughtUp(entry.sequence);
    if (entry.change.kind === "ticket-opened") this.#begin({ id: entry.ticket, openedAt: entry.at });
    if (entry.ticket != null && entry.ticket === this.ticket) this.#change(entry);
  }

  caughtUp(sequence) {
    this.position = { ...this.position, sequence: Math.max(sequence, this.position.sequence) };
  }

  // The shopper has read that the chat ended, and wants another one.
  clear() {
    this.#begin({ id: null });
  }

  get isLive() {
    return this.ticket !== null && !this.ended;
  }

  // By what a command names the ticket that is on screen. After the relay was restored, its number may be another's.
  get address() {
    const { ticket } = this;
    return { ticket, opened: ticket && { epoch: this.position.epoch, at: this.#openedAt } };
  }

  // Where the page before begins.
  get oldest() {
    return this.#oldest;
  }

  // The sequence of the last message that somebody else wrote; 0 when there is none.
  get lastReceived() {
    return this.lastReceivedUpTo(Infinity);
  }

  lastReceivedUpTo(sequence) {
    return lastOf(this.messages.filter((each) => each.sequence <= sequence && isReceived(each)))?.sequence ?? 0;
  }

  receivedAfter(sequence) {
    return this.messages.filter((each) => each.sequence > sequence && isReceived(each)).length;
  }

  has(id) {
    return this.messages.some((each) => each.id === id);
  }

  #begin({ id, openedAt = null, deliveredUpTo = 0, seenUpTo = 0 }) {
    this.#openedAt = openedAt;
    Object.assign(this, { ticket: id, deliveredUpTo, seenUpTo, messages: [], more: false, ended: null });
  }

  #change(entry) {
    const { change } = entry;
    if (isShown(entry)) this.messages = [...this.messages, message(entry)];
    if (change.kind === "delivered-to-shopper") this.deliveredUpTo = Math.max(this.deliveredUpTo, change.upTo);
    if (change.kind === "seen-by-shopper") this.seenUpTo = Math.max(this.seenUpTo, change.upTo);
    if (change.kind === "ticket-closed") this.ended = change.by;
  }
}

const SILENT = set(["ticket-opened", "delivered-to-shopper", "seen-by-shopper", "ticket-closed"]);

const isMessage = ({ change }) => change.kind === "message-added";

// A kind of change that is newer than this hub; it says so itself where nobody misses anything.
const isNewer = (entry) => !isMessage(entry) && !SILENT.has(entry.change.kind) && entry.change.quiet !== true;

const isShown = (entry) => isMessage(entry) || isNewer(entry);

const isReceived = ({ author, isNewer }) => author.kind !== "shopper" && !isNewer;

// A bubble, or the place of what only a newer hub can show.
const message = (entry) => {
  const { sequence, at, change } = entry;
  const place = { sequence, at: instant(at) };
  return isMessage(entry)
    ? { ...place, ...change.message }
    : { ...place, id: `newer-${sequence}`, author: { kind: "newer" }, text: "", isNewer: true };
};
