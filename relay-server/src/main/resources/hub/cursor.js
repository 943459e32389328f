import { uuid } from "./uuid.js";

// How far the shopper has come in the thread, sent to the relay: "mark-delivered" or "mark-seen". Moves forward only,
// with one command under way at a time; what came meanwhile goes with the next.
export class Cursor {
  #kind;
  #send;
  #address = { ticket: null };
  #wanted = 0;
  #known = 0;
  #underWay = null;

  constructor(kind, send) {
    this.#kind = kind;
    this.#send = send;
  }

  // How far, as this page sees it; the relay may not know it yet.
  get upTo() {
    return Math.max(this.#wanted, this.#known);
  }

  // What the relay knows of the ticket. Sequence numbers of another journal say nothing.
  known(address, upTo) {
    const { ticket, opened } = this.#address;
    if (address.ticket !== ticket || address.opened?.epoch !== opened?.epoch) {
      this.#wanted = this.#known = 0;
      this.#underWay = null;
    }
    this.#address = address;
    this.#known = Math.max(this.#known, upTo);
  }

  moveTo(upTo) {
    this.#wanted = Math.max(this.#wanted, upTo);
    this.flush();
  }

  flush() {
    if (this.#underWay || this.#wanted <= this.#known || this.#address.ticket === null) return;
    const command = { kind: this.#kind, id: uuid(), ...this.#address, upTo: this.#wanted };
    if (this.#send(command)) this.#underWay = command;
  }

  lost() {
    this.#underWay = null;
  }

  // canRetry: refused, and the same again can succeed; it goes with whatever moves the cursor next
  answered(id, canRetry) {
    if (!this.#underWay || this.#underWay.id !== id) return;
    if (!canRetry) this.#known = Math.max(this.#known, this.#underWay.upTo);
    this.#underWay = null;
    if (!canRetry) this.flush();
  }
}
