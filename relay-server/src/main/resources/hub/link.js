import { Backoff, pause } from "./backoff.js";
import { explain } from "./explain.js";
import { OtherShopper } from "./identity.js";
import { later } from "./later.js";
import { Promise } from "./natives.js";
import { MOVED, RESUME, SIGN_IN_AGAIN, STAY_AWAY, UPGRADE, VERSIONS } from "./protocol.js";
import { Follower } from "./follower.js";
import { Heartbeat } from "./heartbeat.js";
import { Leader } from "./leader.js";
import { Refused } from "./relay.js";
import { Socket } from "./socket.js";
import { TabGroup } from "./tab-group.js";

// After so long on another way, WebSocket is tried again, and after longer a stream: the network may be another one.
const TRY_SOCKET_AGAIN = 5 * 60_000;
const TRY_STREAM_AGAIN = 30 * 60_000;

const HELD = 30_000;

// Whoever waits for longer is told so.
const LONG = 8_000;

// The connection to the relay, for as long as the visit lasts: opens, resumes, comes back. Of the tabs of one shopper one
// has it, and the others have theirs by way of that one. Its state is one of "connecting", "live", "offline" (comes back
// by itself), "upgrade" and "stopped" (don't).
export class Link {
  state = "connecting";
  #relay;
  #identity;
  #signal;
  #on;
  #backoff = new Backoff();
  #transport = null;
  #needsSnapshot = true;
  #socketBlockedUntil = 0;
  #streamBlockedUntil = 0;
  #liveSince = Infinity;
  // Why the relay does not let this page in, where it said so.
  #refusal = null;
  #isResting = false;
  #awake = () => {};
  #group;
  #leader;

  // on: snapshot(session) loads the thread; position() names where to resume; frame(frame) takes what comes in;
  // state(state) gets each new state; crowded() when this shopper has too many links; refused(problem) is called when the identity failed and trying again cannot help
  constructor({ relay, identity, signal, on }) {
    this.#relay = relay;
    this.#identity = identity;
    this.#signal = signal;
    this.#on = on;
    this.#group = new TabGroup(identity.shopper, {
      leads: () => this.#moves(),
      deposed: () => this.#moves(),
      message: (from, frame) => {
        if (!this.#group.isLeading) return this.#transport?.hear?.(from, frame);
        const command = this.#leader.heard(from, frame);
        if (command) this.#transport?.send(command);
      },
    });
    this.#leader = new Leader(this.#group);
    // A try that is under way may still fail.
    addEventListener("online", () => this.#backoff.reset(), { signal });
    signal.addEventListener("abort", () => {
      this.#group.leave();
      this.#transport?.close();
      this.#awake();
    });
  }

  // Says whether the frame went out; an answer may still never come.
  send(frame) {
    if (this.state === "live") this.#transport?.send(frame);
    return this.state === "live";
  }

  // Looks at once whether the link is alive: after a sleep, or when a page comes back from the browser's memory. A tab
  // that is looked at does not wait for one that is not.
  wake() {
    const isLost = this.state === "offline" && !this.#isResting;
    this.#isResting = false;
    this.#backoff.reset();
    this.#awake();
    this.#transport?.look?.();
    if (isLost) this.#group.steal();
  }

  // Leaves its place to another tab, until this one is looked at again.
  rest() {
    this.#isResting = true;
    this.#group.leave();
    this.#transport?.close();
  }

  // Another tab leads from now on, or this one does.
  #moves() {
    this.#awake();
    this.#transport?.close(MOVED);
  }

  async run() {
    while (!this.#signal.aborted) {
      const late = setTimeout(() => this.state === "connecting" && this.#become("offline"), LONG);
      const code = await this.#visit();
      clearTimeout(late);
      if (this.#signal.aborted || this.#stopsAt(code)) break;
      if (code !== MOVED) this.#become("offline");
      else if (this.state === "live") this.#become("connecting");
      this.#forgetFailures();
      if (this.#isResting) await new Promise((resolve) => (this.#awake = resolve));
      else if (code !== MOVED) await pause(this.#backoff.next(), this.#signal, (end) => (this.#awake = end));
    }
    this.#group.leave();
  }

  // Only a link that held for a while ends a row of failures: one that breaks over something that comes each time would
  // else be opened every second for ever.
  #forgetFailures() {
    if (performance.now() - this.#liveSince >= HELD) this.#backoff.reset();
    this.#liveSince = Infinity;
  }

  // One connection from its beginning to its close code.
  async #visit() {
    try {
      const session = await this.#identity.session(this.#signal);
      const code = await this.#converse(session);
      if (code === SIGN_IN_AGAIN) this.#identity.forgetSession(session);
      return code;
    } catch (problem) {
      if (this.#signal.aborted) return RESUME;
      const isFinal =
        problem instanceof OtherShopper || (problem instanceof Refused && !this.#identity.canRetry(problem));
      explain("[S7] The chat cannot be opened.", problem);
      if (!isFinal) return RESUME;
      this.#on.refused(problem);
      return STAY_AWAY;
    }
  }

  async #converse(session) {
    try {
      if (this.#needsSnapshot) await this.#on.snapshot(session);
      this.#needsSnapshot = false;
    } catch (problem) {
      if (problem instanceof Refused && problem.signInAgain) return SIGN_IN_AGAIN;
      throw problem;
    }
    return this.#talk(session);
  }

  async #talk(session) {
    const isLeading = await this.#group.leads();
    if (this.#isResting || this.#signal.aborted) {
      this.#group.leave();
      return RESUME;
    }
    if (!isLeading) return (await this.#connect(Follower, session)).code;
    const isDecided = ({ welcomed, code }) =>
      welcomed || code >= RESUME || code === MOVED || this.#isResting || this.#signal.aborted;
    if (performance.now() >= this.#socketBlockedUntil) {
      const visit = await this.#connect(Socket, session);
      if (isDecided(visit)) return visit.code;
    }
    // HTTP answered a moment ago and the socket did not: perhaps only WebSocket is blocked.
    const { Stream, Poll } = await later("stream");
    if (performance.now() >= this.#streamBlockedUntil) {
      const visit = await this.#connect(Stream, session);
      if (isDecided(visit)) return visit.code;
      this.#streamBlockedUntil = performance.now() + TRY_STREAM_AGAIN;
    }
    // Perhaps something keeps each answer until it is complete.
    const { welcomed, code } = await this.#connect(Poll, session);
    if (!welcomed) this.#socketBlockedUntil = this.#streamBlockedUntil = 0;
    return code;
  }

  #connect(Transport, session) {
    let welcomed = false;
    return new Promise((resolve) => {
      const hello = { kind: "hello", versions: VERSIONS, token: session, resumeAfter: this.#on.position() };
      const isOwn = Transport !== Follower;
      const isFallback = isOwn && Transport !== Socket;
      const onClose = (code) => {
        heartbeat.stop();
        clearTimeout(enough);
        this.#transport = null;
        if (isOwn) this.#leader.lost();
        resolve({ welcomed, code });
      };
      const onFrame = (frame) => {
        heartbeat.received();
        if (frame.kind === "welcome") {
          welcomed = true;
          if (isFallback) this.#socketBlockedUntil = performance.now() + TRY_SOCKET_AGAIN;
        }
        this.#take(frame, heartbeat);
        if (isOwn) this.#leader.received(frame, this.#on.position());
      };
      if (isOwn) this.#leader.begins(hello.resumeAfter);
      const transport = new Transport(isOwn ? this.#relay : this.#group, hello, { onFrame, onClose, onReceived: () => heartbeat.received() });
      const heartbeat = new Heartbeat(() => transport.send({ kind: "ping" }), () => transport.close());
      const enough = isFallback ? setTimeout(() => transport.close(MOVED), TRY_SOCKET_AGAIN) : 0;
      this.#transport = transport;
    });
  }

  #take(frame, heartbeat) {
    if (frame.kind === "pong") heartbeat.answered();
    if (frame.kind === "start-over") this.#needsSnapshot = true;
    if (frame.kind === "refused" && this.state !== "live") this.#refusal = frame.refusal.error;
    if (frame.kind === "caught-up") {
      this.#liveSince = performance.now();
      this.#become("live");
    }
    this.#on.frame(frame);
  }

  #stopsAt(code) {
    const refusal = this.#refusal;
    this.#refusal = null;
    if (refusal === "too-many-connections") {
      this.#on.crowded();
      return false;
    }
    if (code === UPGRADE) this.#become("upgrade");
    else if (code === STAY_AWAY) this.#become("stopped");
    else return false;
    return true;
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.#on.state(state);
  }
}
