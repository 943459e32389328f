import { missing, needed } from "./policy.js";
import { texts } from "./texts.js";

const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((each) => each in texts) ?? "en";
const words = texts[language];
const text = (key, values = {}) => (words[key] ?? key).replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole);
const find = (id) => document.getElementById(id);

document.documentElement.lang = language;
document.title = text("title");
for (const each of document.querySelectorAll("[data-text]")) each.textContent = text(each.dataset.text);

// The folder of the hub's script, and what this page goes on with. The code is in no request's address, and leaves the
// address bar at once.
const widget = new URL(".", location.href).href;
const code = location.hash.slice(1);
history.replaceState(null, "", location.pathname);

// More than this between two clocks, and identities are refused that are good.
const MOST_SKEW = 60_000;
const PATIENCE = 15_000;
const EARLY = 1_000;

// What nginx needs for WebSocket.
const UPGRADE = 'proxy_http_version 1.1;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";';

const show = (list, all) => {
  find(list).replaceChildren(
    ...all.filter(Boolean).map(({ state, title, help, snippet }) => {
      const item = document.createElement("li");
      item.className = state;
      item.dataset.finding = title;
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", text("state." + state));
      mark.textContent = { good: "✓", bad: "✗", warn: "!" }[state];
      const said = document.createElement("div");
      const head = document.createElement("b");
      head.textContent = title;
      said.append(head);
      if (help) said.append(Object.assign(document.createElement("p"), { textContent: help }));
      if (snippet) said.append(Object.assign(document.createElement("code"), { textContent: snippet }));
      item.append(mark, said);
      return item;
    }),
  );
};

const finding = (state, key, values, snippet) => ({ state, title: text(key, values), help: words[key + ".help"] && text(key + ".help", values), snippet });

const post = (path, body) =>
  fetch(widget + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code, ...body }),
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });

class Ended extends Error {}

// What the relay answers, and how far its clock is from this one's.
const ask = async (body) => {
  const began = Date.now();
  const answer = await post("check", body);
  const result = await answer.json();
  if (answer.status === 401) throw new Ended();
  if (!answer.ok) throw new Error(result.sentence);
  return { ...result, skew: Date.parse(result.now) - (began + Date.now()) / 2 };
};

const failure = (problem) => (problem instanceof Ended ? finding("bad", "ended") : finding("bad", "unreachable", { detail: problem.message }));

const script = async () => {
  try {
    const answer = await fetch(widget + "sportello.js", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    const isScript = /javascript/.test(answer.headers.get("Content-Type") ?? "");
    return answer.ok && isScript ? finding("good", "script") : finding("bad", "script.bad", { status: answer.status });
  } catch {
    return finding("bad", "script.bad", { status: 0 });
  }
};

const socket = () =>
  new Promise((resolve) => {
    const link = new WebSocket(widget.replace(/^http/, "ws") + "socket");
    const end = (result) => {
      clearTimeout(late);
      link.close();
      resolve(result);
    };
    const late = setTimeout(() => end(finding("warn", "socket.late")), PATIENCE);
    // Nobody is signed in here: that the relay says so is the proof that both ways are open.
    link.onopen = () => link.send(JSON.stringify({ kind: "hello", versions: { from: 1, to: 1 }, token: "check", resumeAfter: null }));
    link.onmessage = () => end(finding("good", "socket"));
    link.onclose = () => end(finding("warn", "socket.bad", {}, UPGRADE));
  });

// Whether the first of two events comes well before the second; null where none comes at all.
const comesEarly = async () => {
  const answer = await post("check/stream", {});
  if (!answer.ok) return null;
  const reader = answer.body.getReader();
  const first = await reader.read();
  const began = performance.now();
  while (!(await reader.read()).done);
  return !first.done && performance.now() - began >= EARLY;
};

const stream = async () => {
  try {
    // A browser that is busy for a moment reads late what came early: a second try tells the two apart.
    const isEarly = (await comesEarly()) || (await comesEarly());
    if (isEarly === null) return finding("bad", "stream.bad");
    return isEarly ? finding("good", "stream") : finding("warn", "stream.late", {}, "proxy_buffering off;");
  } catch {
    return finding("bad", "stream.bad");
  }
};

const clock = (skew) =>
  Math.abs(skew) > MOST_SKEW
    ? finding("warn", skew > 0 ? "clock.behind" : "clock.ahead", { seconds: Math.round(Math.abs(skew) / 1000) })
    : finding("good", "clock");

const tryRelay = async () => {
  if (!code) return show("relay", [finding("bad", "no-code")]);
  find("again").disabled = true;
  show("relay", [finding("warn", "trying")]);
  try {
    const { skew, hidden } = await ask({});
    show("relay", [
      ...(await Promise.all([script(), socket(), stream()])),
      clock(skew),
      hidden && finding("warn", "hidden"),
      location.protocol === "http:" && location.hostname !== "localhost" && finding("warn", "unprotected"),
    ]);
  } catch (problem) {
    show("relay", [failure(problem)]);
  }
  find("again").disabled = false;
};

const directives = (sources) => Object.entries(sources).map(([name, all]) => `${name} ${all.join(" ")};`).join("\n");

const policyFindings = (page) => {
  const policy = find("policy").value.trim();
  if (!policy) return [finding("warn", "policy.none", {}, directives(needed(widget)))];
  const faults = missing(policy, page, widget);
  if (!faults.length) return [finding("good", "policy.good")];
  return faults.map(({ directive, add, why }) =>
    finding("bad", "policy." + why, { directive }, add.length ? `${directive} … ${add.join(" ")}` : undefined),
  );
};

// Of several questions for one list the last one counts, whichever is answered first.
const last = {};
const showLast = async (list, ask) => {
  const call = (last[list] = {});
  const all = await ask();
  if (last[list] === call) show(list, all);
};

const tryPage = () => showLast("site", async () => {
  const page = find("page").value.trim();
  try {
    const { site } = await ask({ page });
    if (!site.origin) return [finding("bad", "site.none")];
    const isMixed = site.origin.startsWith("https:") && location.protocol === "http:";
    return [
      site.allowed ? finding("good", "site.allowed", site) : finding("bad", "site.refused", site),
      !site.allowed && site.near.length > 0 && finding("warn", "site.near", { near: site.near.join(", ") }),
      isMixed && finding("bad", "site.mixed"),
      ...policyFindings(page),
    ];
  } catch (problem) {
    return [failure(problem)];
  }
});

// What can be read of a token without any key; null where it is none.
const read = (token) => {
  try {
    const bytes = (part) => Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
    const [header, claims] = token.split(".").slice(0, 2).map((part) => JSON.parse(new TextDecoder().decode(bytes(part))));
    return { header, claims };
  } catch {
    return null;
  }
};

// The relay's own sentence stands beside what the page has no words for.
const refused = (error, values, sentence) => {
  const key = words["token." + error] ? "token." + error : "token.refused";
  return finding("bad", key, values, words[key + ".help"] ? undefined : sentence);
};

const tryToken = () => showLast("identity", async () => {
  const token = find("token").value.trim();
  if (!token) return [finding("bad", "token.empty")];
  try {
    const { identity, skew } = await ask({ token });
    const known = read(token);
    const error = identity.refusal?.error;
    const values = { kid: known?.header.kid ?? "–", alg: known?.header.alg ?? "–" };
    const isText = !known || typeof known.claims.sub === "string";
    const seconds = (at) => Math.round((at * 1000 - Date.now() - skew) / 1000);
    return [
      error
        ? refused(error, values, identity.refusal.sentence)
        : finding("good", "token.good", values),
      !isText && finding("bad", "token.sub", { type: typeof known.claims.sub }),
      error === "token-expired" && known && finding("warn", "token.age", { seconds: -seconds(known.claims.exp) }),
      error === "token-not-yet-valid" && known && finding("warn", "token.ahead", { seconds: seconds(known.claims.iat) }),
    ];
  } catch (problem) {
    return [failure(problem)];
  }
});

find("again").onclick = tryRelay;
find("try-page").onclick = tryPage;
find("try-token").onclick = tryToken;
find("page").onkeydown = ({ key }) => key === "Enter" && tryPage();
tryRelay();
