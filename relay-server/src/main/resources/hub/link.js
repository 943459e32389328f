import { Backoff, pause } from "./backoff.js";
import { OtherShopper } from "./identity.js";
import { RESUME, SIGN_IN_AGAIN, STAY_AWAY, UPGRADE, VERSIONS } from "./protocol.js";
import { Heartbeat } from "./heartbeat.js";
import { Refused } from "./relay.js";
import { Socket } from "./socket.js";
import { Stream } from "./stream.js";


// After so long on the fallback, WebSocket is tried again: the network may be another one.
const TRY_SOCKET_AGAIN = 5 * 60_000;

const HELD = 30_000;

// The connection to the relay, for as long as the visit lasts: opens, resumes, comes back. Its state is one of
// "connecting", "live", "offline" (comes back by itself), "upgrade" and "stopped" (don't).
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
  #liveSince = Infinity;

  // on: snapshot(session) loads the thread; position() names where to resume; frame(frame) takes what comes in;
  // state(state) gets each new state; refused(problem) is called when the identity failed and trying again cannot help
  constructor({ relay, identity, signal, on }) {
    this.#relay = relay;
    this.#identity = identity;
    this.#signal = signal;
    this.#on = on;
    signal.addEventListener("abort", () => this.#transport?.close());
  }

  // Says whether the frame went out; an answer may still never come.
  send(frame) {
    if (this.state === "live") this.#transport?.send(frame);
    return this.state === "live";
  }

  // Looks at once whether the link is alive: after a sleep, or when a page comes back from the browser's memory.
  wake() {
    this.#transport?.send({ kind: "ping" });
  }

  async run() {
    while (!this.#signal.aborted) {
      const code = await this.#visit();
      if (this.#signal.aborted || this.#stopsAt(code)) return;
      this.#become("offline");
      this.#forgetFailures();
      await pause(this.#backoff.next(), this.#signal);
    }
  }

  // Only a link that held for a while ends a row of failures: one that breaks over something that comes each time would
  // else be opened every second for ever.
  #forgetFailures() {
    if (Date.now() - this.#liveSince >= HELD) this.#backoff.reset();
    this.#liveSince = Infinity;
  }

  // One connection from its beginning to its close code.
  async #visit() {
    try {
      const session = await this.#identity.session(this.#signal);
      const code = await this.#converse(session);
      if (code === SIGN_IN_AGAIN) this.#identity.forgetSession();
      return code;
    } catch (problem) {
      if (this.#signal.aborted) return RESUME;
      const isFinal = problem instanceof OtherShopper || (problem instanceof Refused && problem.isFinal);
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
    if (Date.now() >= this.#socketBlockedUntil) {
      const { welcomed, code } = await this.#connect(Socket, session);
      if (welcomed || code >= RESUME || this.#signal.aborted) return code;
    }
    // HTTP answered a moment ago and the socket did not: perhaps only WebSocket is blocked.
    const { welcomed, code } = await this.#connect(Stream, session);
    if (!welcomed) this.#socketBlockedUntil = 0;
    return code;
  }

  #connect(Transport, session) {
    let welcomed = false;
    return new Promise((resolve) => {
      const hello = { kind: "hello", versions: VERSIONS, token: session, resumeAfter: this.#on.position() };
      const onClose = (code) => {
        heartbeat.stop();
        clearTimeout(enough);
        this.#transport = null;
        resolve({ welcomed, code });
      };
      const onFrame = (frame) => {
        heartbeat.received();
        if (frame.kind === "welcome") {
          welcomed = true;
          if (Transport === Stream) this.#socketBlockedUntil = Date.now() + TRY_SOCKET_AGAIN;
        }
        this.#take(frame, heartbeat);
      };
      const transport = new Transport(this.#relay, hello, { onFrame, onClose, onReceived: () => heartbeat.received() });
      const heartbeat = new Heartbeat(() => transport.send({ kind: "ping" }), () => transport.close());
      const enough = Transport === Stream ? setTimeout(() => transport.close(), TRY_SOCKET_AGAIN) : 0;
      this.#transport = transport;
    });
  }

  #take(frame, heartbeat) {
    if (frame.kind === "pong") heartbeat.answered();
    if (frame.kind === "start-over") this.#needsSnapshot = true;
    if (frame.kind === "caught-up") {
      this.#liveSince = Date.now();
      this.#become("live");
    }
    this.#on.frame(frame);
  }

  #stopsAt(code) {
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
