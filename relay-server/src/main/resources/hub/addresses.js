import { native } from "./natives.js";

// The addresses in a text, by the rule that the desktop has as well: both are tested with the same cases. Addresses are
// found as the library autolink finds them; besides, one ends where another script's punctuation or something invisible
// begins, and what Markdown puts around an address is no part of it.

// No address goes on behind these. The middle dot is a letter's in Catalan.
const OVER = /[\p{Z}\p{Cc}\p{Cf}\p{Cs}"<>`]|(?![\0-\x7f·])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]/u;

// What may be inside of an address, and not at its end.
const TAIL = /[.,:;?!'*_~|]+$/;

const WEB = /^(https?):\/\/([^/?#:]+)(?::(\d{1,5}))?([/?#].*)?$/is;
const LABEL = /^[\p{L}\p{N}\p{M}_·](?:[\p{L}\p{N}\p{M}_·-]*[\p{L}\p{N}\p{M}_·])?$/u;

// Letters that the old and the new standard of domain names take for different ones: one would open what nobody reads.
const AMBIGUOUS = /[ßẞςΣ]/u;

const MAIL = /^[A-Za-z0-9][A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]*$/;

// The text cut into parts, nothing left out: `opens` is what a click on an address opens, null where there is none.
export const parts = (text) => {
  const found = [];
  let plain = 0;
  const add = (from, to, opens) => {
    if (plain < from) found.push({ text: text.slice(plain, from), opens: null });
    found.push({ text: text.slice(from, to), opens });
    plain = to;
  };
  let from = 0;
  for (const piece of text.split(OVER)) {
    for (const span of spans(piece)) {
      const { start, end, opens } = span;
      if (opens) add(from + start, from + end, opens);
    }
    from += piece.length;
    from += text.codePointAt(from) > 0xffff ? 2 : 1;
  }
  if (plain < text.length) found.push({ text: text.slice(plain), opens: null });
  return found;
};

// A piece has no spaces in it.
const spans = (piece) => {
  const all = [];
  let rest = 0;
  for (let at = 0; at < piece.length; at++) {
    const scan = { ":": url, "@": mail, w: www, W: www }[piece[at]];
    const span = scan?.(piece, at, rest);
    if (!span) continue;
    all.push(span);
    rest = span.last;
    at = rest - 1;
  }
  return all;
};

const url = (piece, colon, rest) => {
  if (!piece.startsWith("://", colon) || colon + 3 >= piece.length) return null;
  const scheme = /[a-z][a-z0-9+.-]*$/i.exec(piece.slice(rest, colon));
  if (!scheme) return null;
  const start = rest + scheme.index;
  if (/(^|[^\d+.-])[+.-]*\d$/.test(piece.slice(rest, start))) return null;
  return web(piece, start, colon + 3, "");
};

const www = (piece, at, rest) => {
  if (!/^www\./i.test(piece.slice(at)) || (at > rest && /[a-z0-9.]/i.test(piece[at - 1]))) return null;
  const last = end(piece, at + 4);
  if (last < 0 || !piece.slice(at + 5, last - 1).includes(".")) return null;
  return web(piece, at, at + 4, "https://");
};

const web = (piece, start, from, scheme) => {
  const last = end(piece, from);
  if (last < 0) return null;
  const shown = piece.slice(start, last).replace(TAIL, "");
  return { start, end: start + shown.length, last, opens: page(scheme + shown) };
};

// Where an address ends: a bracket belongs to it that it has opened itself.
const end = (piece, from) => {
  const open = { ")": 0, "]": 0, "}": 0 };
  let last = -1;
  let isQuoted = false;
  for (let at = from; at < piece.length; at++) {
    const char = piece[at];
    if ("?!.,:;".includes(char)) continue;
    if (char === "/") {
      if (last === at - 1) last = at;
    } else if (char === "(") open[")"]++;
    else if (char === "[") open["]"]++;
    else if (char === "{") open["}"]++;
    else if (char in open) {
      if (--open[char] < 0) break;
      last = at;
    } else if (char === "'") {
      isQuoted = !isQuoted;
      if (!isQuoted) last = at;
    } else last = at;
  }
  return last < 0 ? -1 : last + 1;
};

const ATOM = /[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\uffff]/;
const DOMAIN = /^[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9\u0080-\uffff-]*[A-Za-z0-9\u0080-\uffff])?/;

const mail = (piece, at, rest) => {
  const first = atoms(piece, at, rest);
  const after = domain(piece.slice(at + 1));
  if (first > at || !after.includes(".")) return null;
  const local = piece.slice(first, at).replace(/^[!#$%&'*+\-/=?^_`{|}~]+/, "");
  const host = hostName(after);
  const last = at + 1 + after.length;
  const opens = MAIL.test(local) && host ? `mailto:${encodeURIComponent(local)}@${host}` : null;
  return { start: at - local.length, end: last, last, opens };
};

// Where what stands before the at sign begins: words with single dots between.
const atoms = (piece, at, rest) => {
  let first = at + 1;
  for (let index = at - 1; index >= rest; index--) {
    if (ATOM.test(piece[index])) first = index;
    else if (piece[index] !== "." || first !== index + 1) break;
  }
  return first;
};

const domain = (text) => {
  let end = DOMAIN.exec(text)?.[0].length ?? 0;
  while (end > 0 && text[end] === ".") {
    const label = DOMAIN.exec(text.slice(end + 1));
    if (!label) break;
    end += 1 + label[0].length;
  }
  return text.slice(0, end);
};

// What a click opens; null where no browser should.
const page = (shown) => {
  const [, scheme, name, port, rest = ""] = WEB.exec(shown) ?? [];
  const host = name && hostName(name);
  if (!host || Number(port ?? 0) > 65_535) return null;
  return `${scheme.toLowerCase()}://${host}${port ? ":" + Number(port) : ""}${escaped(rest)}`;
};

// As browsers look it up; null where it is none.
const hostName = (name) => {
  if (!name.split(".").every((label) => LABEL.test(label)) || AMBIGUOUS.test(name)) return null;
  if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  try {
    return new (native("URL"))("https://" + name).hostname;
  } catch {
    return null;
  }
};

// All that has no place in an address as it stands, such as a bar, a brace, or a percent sign by itself.
const escaped = (rest) => {
  const [before, ...fragment] = rest
    .replace(/%(?![\dA-Fa-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/gu, (char) => encodeURIComponent(char))
    .split("#");
  return fragment.length > 0 ? before + "#" + fragment.join("%23") : before;
};
