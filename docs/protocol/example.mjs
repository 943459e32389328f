// A shopper's client, written from these pages. It chats on the command line with the demo's shop:
//
//   java -jar relay-server.jar --demo
//   node --experimental-websocket docs/protocol/example.mjs http://localhost:8080 1001
//
// (Node 22 and later need no option.) Each line that you type is a message, and /end ends the chat. Cut its connection, or restart
// the relay: it comes back, and nothing is lost or doubled.
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";

const [relay, customer, origin = relay] = process.argv.slice(2);

const RESUME = 4000;
const SIGN_IN_AGAIN = 4001;
const UPGRADE = 4002;
const STAY_AWAY = 4003;

class Refused extends Error {
  constructor({ error, sentence, retry }) {
    super(sentence);
    Object.assign(this, { error, retry });
  }
}

const ask = async (method, path, { session, body, headers } = {}) => {
  const answer = await fetch(relay + path, {
    method,
    headers: { Origin: origin, ...(session && { Authorization: `Bearer ${session}` }), ...headers },
    body: body && JSON.stringify(body),
  });
  if (answer.status >= 400) throw new Refused(await answer.json());
  return answer;
};

// What a shop's page does: it asks its own server, which knows the customer by a cookie, for a signed identity.
const identity = async () => {
  const signedIn = await ask("POST", "/demo/sign-in", { body: { customerId: customer } });
  const cookie = signedIn.headers.get("set-cookie").split(";")[0];
  return (await (await ask("GET", "/demo/identity", { headers: { Cookie: cookie } })).json()).token;
};

const openSession = async () => (await ask("POST", "/widget/session", { body: { token: await identity() } })).json();

// UUIDs of version 7 (RFC 9562): the time in milliseconds, then chance.
const uuid = () => {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString("hex").replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
};

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let session = null;
let position = null; // null: a snapshot is needed
let ticket = null; // the live chat; null: none
let opened = null; // which one that is, also after the relay was restored
let socket = null; // while it has caught up
let deliveredUpTo = 0;
const outbox = []; // what is not answered yet, in order

const send = (command) => socket?.send(JSON.stringify(command));

// One message at a time is under way, so that none overtakes another.
const flush = () => outbox.length > 0 && send(outbox[0]);

const answered = (id) => {
  const wasFirst = outbox[0]?.id === id;
  if (wasFirst) outbox.shift();
  if (wasFirst) flush();
};

const author = ({ kind, firstName }) => ({ shopper: "you", agent: firstName, automatic: "shop" })[kind] ?? "somebody";

const apply = ({ sequence, at, ticket: number, change }) => {
  if (change.kind === "ticket-opened" && position) opened = { epoch: position.epoch, at };
  if (change.kind === "message-added") {
    ticket = number;
    console.log(`${author(change.message.author)}: ${change.message.text}`);
    answered(change.message.id);
    if (change.message.author.kind !== "shopper") deliveredUpTo = sequence;
  } else if (change.kind === "ticket-closed" && number === ticket) {
    ticket = null;
    console.log("* the chat has ended");
  }
};

// What is on the screen has been seen as well.
const markSeen = () => {
  if (ticket && deliveredUpTo) send({ kind: "mark-seen", id: uuid(), ticket, opened, upTo: deliveredUpTo });
  deliveredUpTo = 0;
};

const load = async () => {
  const thread = await (await ask("GET", "/widget/thread", { session })).json();
  ticket = thread.ticket?.id ?? null;
  thread.entries.forEach(apply);
  position = thread.position;
  opened = ticket && { epoch: position.epoch, at: thread.ticket.openedAt };
};

const take = (frame, link) => {
  switch (frame.kind) {
    case "start-over":
      // In another journal, what waits would reach another chat.
      if (frame.epoch !== position?.epoch) outbox.splice(0).forEach(({ text }) => console.log(`* not sent: ${text}`));
      position = null;
      break;
    case "entries":
      for (const entry of frame.entries) {
        if (entry.sequence <= position.sequence) continue;
        apply(entry);
        position = { ...position, sequence: entry.sequence };
      }
      markSeen();
      break;
    case "caught-up":
      position = { ...position, sequence: Math.max(position.sequence, frame.sequence) };
      socket = link;
      console.log("* connected");
      flush();
      markSeen();
      break;
    case "done":
      answered(frame.id);
      break;
    case "refused":
      refused(frame);
      break;
    // What is newer than this program, it ignores.
  }
};

const refused = ({ id, refusal }) => {
  if (!outbox.some((command) => command.id === id)) return;
  if (refusal.retry) {
    setTimeout(flush, 1000);
    return;
  }
  console.log(`* not sent: ${outbox[0].text} (${refusal.sentence})`);
  if (["ticket-closed", "ticket-unknown", "epoch-outdated"].includes(refusal.error)) ticket = null;
  answered(id);
};

// One connection, from hello to its close code.
const converse = () =>
  new Promise((resolve) => {
    const link = new WebSocket(relay.replace(/^http/, "ws") + "/widget/socket", { headers: { Origin: origin } });
    let heardAt = Date.now();
    const ping = setInterval(() => {
      if (Date.now() - heardAt > 50_000) end(1006);
      else if (socket === link) link.send('{"kind":"ping"}');
    }, 20_000);
    const end = (code) => {
      clearInterval(ping);
      socket = null;
      link.close();
      resolve(code);
    };
    link.onopen = () => {
      const hello = { kind: "hello", versions: { from: 1, to: 1 }, token: session, resumeAfter: position };
      link.send(JSON.stringify(hello));
    };
    link.onmessage = ({ data }) => {
      heardAt = Date.now();
      take(JSON.parse(data), link);
    };
    link.onerror = () => end(1006);
    link.onclose = ({ code }) => end(code);
  });

const visit = async () => {
  try {
    session ??= (await openSession()).session;
    if (!position) await load();
    return await converse();
  } catch (problem) {
    if (problem instanceof Refused && problem.error === "session-expired") return SIGN_IN_AGAIN;
    if (problem instanceof Refused && !problem.retry) {
      console.log(`* ${problem.message}`);
      return STAY_AWAY;
    }
    return RESUME;
  }
};

const run = async () => {
  for (let attempt = 0; ; ) {
    const since = Date.now();
    const code = await visit();
    if (code === UPGRADE || code === STAY_AWAY) return code;
    if (code === SIGN_IN_AGAIN) session = null;
    console.log("* disconnected");
    attempt = Date.now() - since >= 30_000 ? 0 : attempt + 1;
    await pause(Math.min(30_000, 1000 * 2 ** Math.max(0, attempt - 1)) * (0.5 + Math.random() / 2));
  }
};

createInterface({ input: process.stdin })
  .on("line", (text) => {
    if (text === "/end") {
      if (ticket) send({ kind: "end-chat", id: uuid(), ticket, opened });
      return;
    }
    outbox.push({ kind: "send-message", id: uuid(), text, ...(ticket && { ticket, opened }) });
    if (outbox.length === 1) flush();
  })
  .on("close", () => process.exit(0));

process.exitCode = (await run()) === UPGRADE ? 2 : 1;
