// What a Content-Security-Policy of the shop's pages keeps from the hub (CSP, level 3). It reads the header as text: a page
// of another site may not ask for it.

const parse = (policy) => {
  const directives = new Map();
  for (const each of policy.split(";")) {
    const [name, ...sources] = each.trim().split(/\s+/);
    const key = name.toLowerCase();
    // Of two directives of a name the first one counts.
    if (key && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
};

const effective = (directives, ...names) => names.map((name) => directives.get(name)).find(Boolean) ?? null;

const PORTS = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443" };
// What a scheme covers besides itself. None covers another one's WebSocket.
const COVERS = { "http:": ["https:"], "ws:": ["wss:", "http:", "https:"], "wss:": ["https:"] };

// Whether a source names an address. `self` is the origin of the shop's page.
const matches = (source, url, self) => {
  const text = source.toLowerCase();
  if (text === "*") return true;
  const isSameHost = url.hostname === self.hostname;
  if (text === "'self'") return isSameHost && (url.port || PORTS[url.protocol]) === (self.port || PORTS[self.protocol]);
  if (text.startsWith("'")) return false;
  const isScheme = /^([a-z][a-z\d+.-]*:)$/.exec(text);
  const reaches = (scheme) => scheme === url.protocol || Boolean(COVERS[scheme]?.includes(url.protocol));
  if (isScheme) return reaches(isScheme[1]);
  const found = /^(?:([a-z][a-z\d+.-]*:)\/\/)?(\*|(?:\*\.)?[^/:*]+)(?::(\d+|\*))?(\/[^?#]*)?$/.exec(text);
  if (!found) return false;
  const [, scheme, host, port, path] = found;
  if (!reaches(scheme ?? self.protocol)) return false;
  const isHost = host === "*" || host === url.hostname || (host.startsWith("*.") && url.hostname.endsWith(host.slice(1)));
  const own = url.port || PORTS[url.protocol];
  const isPort = port === "*" || (port ?? (url.port ? "" : own)) === own;
  const isPath = !path || path === "/" || (path.endsWith("/") ? url.pathname.startsWith(path) : url.pathname === path);
  return isHost && isPort && isPath;
};

const allows = (sources, url, self) => sources.some((source) => matches(source, new URL(url), self));

// The sources that the shop's pages have to allow.
export const needed = (relay) => {
  const { origin } = new URL(relay);
  return { "script-src": [origin], "connect-src": [origin, origin.replace(/^http/, "ws")] };
};

const missingIn = (policy, page, relay) => {
  const self = new URL(page);
  const directives = parse(policy.replace(/^\s*content-security-policy(-report-only)?\s*:/i, ""));
  const { origin } = new URL(relay);
  const faults = [];
  const scripts = effective(directives, "script-src-elem", "script-src", "default-src");
  if (scripts) {
    const isByTag = scripts.some((source) => /^'(nonce-|strict-dynamic|sha(256|384|512)-)/i.test(source));
    const isStrict = scripts.some((source) => /^'strict-dynamic'$/i.test(source));
    const isNamed = !isStrict && allows(scripts, relay + "sportello.js", self);
    if (!isNamed && isByTag) faults.push({ directive: "script-src", add: [], why: "nonce" });
    else if (!isNamed) faults.push({ directive: "script-src", add: [origin], why: "script" });
    // Modules are imported by their addresses: neither a nonce nor a hash covers them.
    if (isByTag && !isStrict && !isNamed) faults.push({ directive: "script-src", add: [origin], why: "modules" });
  }
  const connections = effective(directives, "connect-src", "default-src");
  if (connections) {
    const socket = relay.replace(/^http/, "ws") + "socket";
    const add = [relay + "thread", socket].filter((url) => !allows(connections, url, self)).map((url) => new URL(url).origin);
    if (add.length) faults.push({ directive: "connect-src", add: add.map((one) => (one === "null" ? socket.replace(/^(wss?:\/\/[^/]+).*/, "$1") : one)), why: "connect" });
  }
  const sandbox = directives.get("sandbox");
  if (sandbox) {
    const add = ["allow-scripts", "allow-same-origin"].filter((word) => !sandbox.includes(word));
    if (add.length) faults.push({ directive: "sandbox", add, why: "sandbox" });
  }
  return faults;
};

// Each directive that keeps something from the hub, with what to add to it: { directive, add, why }.
//
// policy: the header's value, in which commas part policies that hold all at once; page: the address of the shop's page;
// relay: of the folder that the script comes from
export const missing = (policy, page, relay) => {
  const faults = new Map();
  for (const each of policy.split(",")) {
    for (const fault of missingIn(each, page, relay)) faults.set(JSON.stringify(fault), fault);
  }
  return [...faults.values()];
};
