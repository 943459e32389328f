import { frame } from "./frames.js";
import { encode, native, soon } from "./natives.js";
import { ACCIDENT } from "./protocol.js";

// How long it may take until the relay's welcome, or its answer after a sleep. Where it takes longer there are other ways,
// and whoever waits has to read something after ten seconds.
const ANSWER_WITHIN = 4_500;

// The state of a socket that frames can go out by.
const OPEN = 1;

// One WebSocket to the relay. `onFrame` gets each frame, `onClose` the close code, once.
export class Socket {
  #socket;
  #closed = false;
  #late;
  #onClose;

  constructor(relay, hello, { onFrame, onClose }) {
    this.#onClose = onClose;
    try {
      this.#socket = new (native("WebSocket"))(relay.socketUrl);
    } catch {
      soon(() => this.#ended(ACCIDENT));
      return;
    }
    this.#expect();
    this.#socket.onopen = () => this.send(hello);
    this.#socket.onmessage = ({ data }) => {
      clearTimeout(this.#late);
      if (this.#closed) return;
      try {
        onFrame(frame(data));
      } catch (problem) {
        // To pass it over might leave a hole; what is only newer is read all the same.
        this.close();
        reportError(problem);
      }
    };
    this.#socket.onclose = ({ code }) => this.#ended(code);
  }

  send(value) {
    if (this.#socket?.readyState === OPEN) this.#socket.send(encode(value));
  }

  // Looks whether the other side is still there.
  look() {
    this.send({ kind: "ping" });
    this.#expect();
  }

  // Closes without waiting for the other side, which may be gone.
  close(code = ACCIDENT) {
    this.#socket?.close();
    this.#ended(code);
  }

  #expect() {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.close(), ANSWER_WITHIN);
  }

  #ended(code) {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#late);
    this.#onClose(code);
  }
}
