import { isPosition } from "./frames.js";
import { lastOf, set } from "./natives.js";
import { page } from "./page.js";
import { isUuid } from "./uuid.js";

// As many frames with entries are kept for tabs that come later. Who is further behind loads the thread.
const MOST_KEPT = 50;

// What each tab hears from the tab that leads, and nobody passes on. A refusal that names no command is about this tab's
// own link.
const OWN = set(["welcome", "start-over", "caught-up", "pong"]);
const isOwn = ({ kind, id }) => OWN.has(kind) || (kind === "refused" && !id);

// What the tab with the link to the relay does for the others of its group: it is to them as a relay. Who says hello is
// brought up to date from its position, then everything that the relay says goes to all; what they command goes to the
// relay. It keeps no list of them.
export class Leader {
  #group;
  #isLive = false;
  // Alone, there is nobody to tell.
  #hasOthers = true;
  #epoch = null;
  // Since when all entries are in `#kept`.
  #since = 0;
  #upTo = 0;
  #kept = [];
  #shop = null;

  constructor(group) {
    this.#group = group;
  }

  // A connection begins that goes on from there.
  begins({ epoch, sequence }) {
    if (epoch !== this.#epoch || sequence !== this.#upTo) this.#kept = [];
    if (!this.#kept[0]) this.#since = sequence;
    this.#epoch = epoch;
    this.#upTo = sequence;
    this.#announce();
  }

  // A frame of the relay, which this tab has taken.
  received(frame, { sequence }) {
    this.#upTo = sequence;
    if (frame.kind === "shop") this.#shop = frame;
    if (frame.kind === "entries") this.#keep(frame);
    if (frame.kind === "caught-up") {
      this.#isLive = true;
      this.#announce();
    }
    if (this.#isLive && this.#hasOthers && !isOwn(frame)) this.#group.post(null, frame);
  }

  lost() {
    this.#isLive = false;
    this.#announce();
  }

  // What another tab says: gives back what the relay is to be told of it, or null.
  heard(from, frame) {
    this.#hasOthers = true;
    if (frame.kind === "hello") this.#greet(from, frame.resumeAfter);
    else if (frame.kind === "ping") this.#group.post(from, { kind: "pong" });
    else if (this.#isLive && frame.kind !== "leader" && (isUuid(frame.id) || frame.kind === "visiting")) return frame;
    return null;
  }

  #greet(to, position) {
    if (!this.#isLive) return this.#announce(to);
    const post = (frame) => this.#group.post(to, frame);
    const isKnown = isPosition(position) && position.epoch === this.#epoch && position.sequence >= this.#since;
    if (!isKnown) return post({ kind: "start-over", epoch: this.#epoch });
    post({ kind: "welcome", head: { epoch: this.#epoch, sequence: this.#upTo } });
    if (this.#shop) post(this.#shop);
    this.#kept.filter(({ entries }) => lastOf(entries).sequence > position.sequence).forEach(post);
    post({ kind: "caught-up", sequence: this.#upTo });
  }

  #announce(to = null) {
    this.#group.post(to, { kind: "leader", isLive: this.#isLive, isHidden: page.hidden });
  }

  #keep(frame) {
    if (!frame.entries.length) return;
    this.#kept.push(frame);
    if (this.#kept.length > MOST_KEPT) this.#since = lastOf(this.#kept.shift().entries).sequence;
  }
}
