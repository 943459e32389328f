import { frame } from "./frames.js";
import { encode, native, soon } from "./natives.js";
import { ACCIDENT } from "./protocol.js";

// How long a connection may take until the relay's welcome. Where it takes longer there are other ways, and whoever waits
// has to read something after ten seconds.
const OPEN_WITHIN = 4_500;

// The state of a socket that frames can go out by.
const OPEN = 1;

// One WebSocket to the relay. `onFrame` gets each frame, `onClose` the close code, once.
export class Socket {
  #socket;
  #closed = false;
  #onClose;

  constructor(relay, hello, { onFrame, onClose }) {
    this.#onClose = onClose;
    try {
      this.#socket = new (native("WebSocket"))(relay.socketUrl);
    } catch {
      soon(() => this.#ended(ACCIDENT));
      return;
    }
    const late = setTimeout(() => this.close(), OPEN_WITHIN);
    this.#socket.onopen = () => this.send(hello);
    this.#socket.onmessage = ({ data }) => {
      clearTimeout(late);
      if (this.#closed) return;
      try {
        onFrame(frame(data));
      } catch (problem) {
        // To pass it over might leave a hole; what is only newer is read all the same.
        this.close();
        reportError(problem);
      }
    };
    this.#socket.onclose = ({ code }) => {
      clearTimeout(late);
      this.#ended(code);
    };
  }

  send(value) {
    if (this.#socket?.readyState === OPEN) this.#socket.send(encode(value));
  }

  // Closes without waiting for the other side, which may be gone.
  close(code = ACCIDENT) {
    this.#socket?.close();
    this.#ended(code);
  }

  #ended(code) {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose(code);
  }
}
