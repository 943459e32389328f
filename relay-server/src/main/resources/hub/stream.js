import { checkedFrame, frame } from "./frames.js";
import { ACCIDENT, RESUME, SIGN_IN_AGAIN, STAY_AWAY, UPGRADE } from "./protocol.js";
import { Refused } from "./relay.js";

// How long it may take until the relay's welcome. A proxy that gathers answers keeps it for ever.
const OPEN_WITHIN = 10_000;

// The same frames where WebSocket is blocked: a long HTTP answer of server-sent events one way, a request for each
// command the other way. Read by hand, since EventSource can neither post nor send a header.
export class Stream {
  #relay;
  #session;
  #stop = new AbortController();
  #closed = false;
  #on;
  #late = setTimeout(() => this.close(), OPEN_WITHIN);

  constructor(relay, hello, on) {
    this.#relay = relay;
    this.#session = hello.token;
    this.#on = on;
    this.#read(hello);
  }

  async send(value) {
    // The relay's comment lines show that the link is alive.
    if (value.kind === "ping") return;
    try {
      const answer = await this.#relay.command(this.#session, value, this.#stop.signal);
      if (!this.#closed) this.#on.onFrame(checkedFrame(answer));
    } catch (problem) {
      this.#fail(problem);
    }
  }

  close() {
    this.#ended(ACCIDENT);
  }

  async #read(hello) {
    try {
      const answer = await this.#relay.stream(this.#session, hello, this.#stop.signal);
      const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (let chunk = await text.read(); !chunk.done; chunk = await text.read()) {
        clearTimeout(this.#late);
        this.#on.onReceived();
        rest = this.#take(rest + chunk.value);
      }
      this.#ended(RESUME);
    } catch (problem) {
      this.#fail(problem);
    }
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
      if (data && !this.#closed) this.#on.onFrame(frame(data));
    }
    return rest;
  }

  #fail(problem) {
    if (!this.#closed && problem instanceof Refused) {
      const { error, retry } = problem;
      this.#on.onFrame({ kind: "refused", refusal: { error, retry } });
    }
    this.#ended(problem instanceof Refused ? code(problem) : ACCIDENT);
  }

  #ended(code) {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#late);
    this.#stop.abort();
    this.#on.onClose(code);
  }
}

// What a socket would have said by its close code.
const code = (refused) => {
  if (refused.signInAgain) return SIGN_IN_AGAIN;
  if (refused.error === "unsupported-version") return UPGRADE;
  return refused.retry ? RESUME : STAY_AWAY;
};
