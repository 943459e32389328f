import { orders, polled, session, thread } from "./frames.js";
import { encode, native } from "./natives.js";
import { SILENCE } from "./protocol.js";

// The relay said no. `error` is a name of the protocol, `retry` whether the same again can succeed.
export class Refused extends Error {
  constructor(status, refusal) {
    super(refusal.sentence);
    this.status = status;
    this.error = refusal.error;
    this.retry = refusal.retry;
  }

  // The session is over, or was never one.
  get signInAgain() {
    return this.status === 401;
  }
}

// Nobody answered, or not in our language: a proxy's page, a network that is gone.
export class Unreachable extends Error {}

// The relay's HTTP side. Knows paths and errors; the answers are checked by `frames.js`.
export class Relay {
  #base;

  // base: the address of the loader's folder, with a slash at its end
  constructor(base) {
    this.#base = base;
  }

  get socketUrl() {
    return this.#base.replace(/^http/, "ws") + "socket";
  }

  async openSession(token, browserSecret, signal) {
    return session(await this.#json("POST", "session", { body: { token, browserSecret }, signal }));
  }

  // Survives the page: the shopper may be on the way out. A page that goes takes a preflight with it, so the request is
  // one that needs none.
  endSession(session) {
    const how = { method: "POST", mode: "no-cors", credentials: "omit", keepalive: true };
    native("fetch")(this.#base + "sign-out", { ...how, body: encode({ session }) }).catch(() => {});
  }

  async thread(session, before, signal) {
    const query = before ? `?before=${before}&limit=50` : "?limit=50";
    return thread(await this.#json("GET", "thread" + query, { session, signal }));
  }

  async orders(session, before, signal) {
    const query = before ? `?before=${encodeURIComponent(before)}` : "";
    return orders(await this.#json("GET", "orders" + query, { session, signal }));
  }

  // The answer's body as it streams in.
  async stream(session, hello, signal) {
    return this.#ask("POST", "stream", { session, body: hello, signal });
  }

  // The frames that are there, or that come within so many seconds.
  async poll(session, hello, wait, signal) {
    const path = wait ? `poll?wait=${wait}` : "poll";
    return polled(await this.#json("POST", path, { session, body: hello, signal }));
  }

  // The answer is a frame: done, or refused.
  async command(session, command, signal) {
    return this.#json("POST", "command", { session, body: command, signal, refusedIsAnAnswer: true });
  }

  // A network may swallow a question and say nothing of it: a browser would wait for ever.
  async #json(method, path, { signal, ...options }) {
    signal.throwIfAborted();
    const patience = new (native("AbortController"))();
    const end = () => patience.abort();
    const late = setTimeout(end, SILENCE);
    signal.addEventListener("abort", end);
    try {
      const answer = await this.#ask(method, path, { ...options, signal: patience.signal });
      return await answer.json();
    } catch (problem) {
      throw problem instanceof Refused ? problem : new Unreachable(path);
    } finally {
      clearTimeout(late);
      signal.removeEventListener("abort", end);
    }
  }

  async #ask(method, path, { session, body, signal, refusedIsAnAnswer }) {
    const headers = {};
    if (session) headers.Authorization = "Bearer " + session;
    if (body) headers["Content-Type"] = "application/json";
    let answer;
    try {
      answer = await native("fetch")(this.#base + path, {
        method,
        headers,
        body: body && encode(body),
        credentials: "omit",
        cache: "no-store",
        signal,
      });
    } catch {
      throw new Unreachable(path);
    }
    if (answer.ok) return answer;
    const refusal = await answer.json().catch(() => null);
    if (refusedIsAnAnswer && refusal?.kind === "refused") return { json: async () => refusal };
    if (refusal?.error) throw new Refused(answer.status, refusal);
    throw new Unreachable(path);
  }
}
