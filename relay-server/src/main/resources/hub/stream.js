import { checkedFrame, frame } from "./frames.js";
import { lastOf, native, set } from "./natives.js";
import { ACCIDENT, RESUME, SIGN_IN_AGAIN, STAY_AWAY, UPGRADE } from "./protocol.js";
import { Refused } from "./relay.js";

// How long it may take until the relay's welcome. A proxy that gathers answers keeps that of a stream for ever.
const STREAM_WITHIN = 3_000;
const POLL_WITHIN = 10_000;

// How long the relay keeps a request when there is nothing new, in seconds.
const WAIT = 20;

// The same frames where WebSocket is blocked: each command is a request, and the frames of the relay come in answers.
class Http {
  relay;
  session;
  signal;
  #stop = new (native("AbortController"))();
  #isWelcome = false;
  #closed = false;
  #on;
  #late;

  constructor(relay, hello, on, within) {
    this.relay = relay;
    this.session = hello.token;
    this.signal = this.#stop.signal;
    this.#on = on;
    this.#late = setTimeout(() => this.close(), within);
    this.read(hello).catch((problem) => this.#fail(problem));
  }

  async send(value) {
    // What the relay answers anyway shows that the link is alive.
    if (value.kind === "ping") return;
    try {
      this.take(checkedFrame(await this.relay.command(this.session, value, this.signal)));
    } catch (problem) {
      this.#fail(problem);
    }
  }

  close(code = ACCIDENT) {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#late);
    this.#stop.abort();
    this.#on.onClose(code);
  }

  received() {
    clearTimeout(this.#late);
    this.#on.onReceived();
  }

  take(value) {
    if (this.#closed) return;
    if (value.kind === "welcome") this.#isWelcome = true;
    this.#on.onFrame(value);
  }

  // What is refused without a frame was refused before the relay looked at any command. Before the welcome that answers
  // `hello`. Behind it the code says enough, and what was under way goes again over the next link.
  #fail(problem) {
    if (!(problem instanceof Refused)) return this.close();
    const { error, retry } = problem;
    if (!this.#isWelcome) this.take({ kind: "refused", refusal: { error, retry } });
    this.close(code(problem));
  }
}

// A long answer of server-sent events. Read by hand, since EventSource can neither post nor send a header.
export class Stream extends Http {
  constructor(relay, hello, on) {
    super(relay, hello, on, STREAM_WITHIN);
  }

  async read(hello) {
    const answer = await this.relay.stream(this.session, hello, this.signal);
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let isFirst = true;
    for (let chunk = await text.read(); !chunk.done; chunk = await text.read()) {
      this.received();
      rest = this.#take(rest + chunk.value);
      isFirst = false;
    }
    this.close(isFirst ? ACCIDENT : RESUME);
  }

  // Hands over the events that are complete; gives back what is not.
  #take(text) {
    const events = text.replace(/\r\n?/g, "\n").split("\n\n");
    const rest = events.pop();
    for (const event of events) {
      const data = event
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).replace(/^ /, ""))
        .join("\n");
      if (data) this.take(frame(data));
    }
    return rest;
  }
}

// One short answer after the other, where something on the way keeps an answer until it is complete. The relay keeps
// each request until there is something new, and the next one goes on from there.
export class Poll extends Http {
  constructor(relay, hello, on) {
    super(relay, hello, on, POLL_WITHIN);
  }

  async read(hello) {
    const said = set();
    let position = hello.resumeAfter;
    for (let wait = 0; !this.signal.aborted; wait = WAIT) {
      const frames = await this.relay.poll(this.session, { ...hello, resumeAfter: position }, wait, this.signal);
      const before = position;
      this.received();
      for (const each of frames) {
        const { kind, sequence, entries } = checkedFrame(each);
        if (kind === "caught-up" || kind === "entries") {
          position = { ...position, sequence: Math.max(position.sequence, sequence ?? lastOf(entries)?.sequence ?? 0) };
        }
        // Each answer begins so anew; to the rest of the hub it is one link.
        const isAgain = said.has(kind);
        if (kind === "welcome" || kind === "caught-up") said.add(kind);
        if (!isAgain) this.take(each);
        if (kind === "start-over") return this.close(RESUME);
      }
      const goesOn = position !== before;
      if (!goesOn) return this.close(RESUME);
    }
  }
}

// What a socket would have said by its close code.
const code = (refused) => {
  if (refused.signInAgain) return SIGN_IN_AGAIN;
  if (refused.error === "unsupported-version") return UPGRADE;
  return refused.retry ? RESUME : STAY_AWAY;
};
