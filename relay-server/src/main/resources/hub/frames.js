import { isInstant } from "./clock.js";
import { parse } from "./natives.js";

// What comes in from the relay, checked in one place: the rest of the hub relies on these shapes. Unknown fields and
// unknown kinds of change are let through (a newer relay may know more); what lacks a needed field is not.

const wrong = (what) => {
  throw new TypeError(`The relay sent a ${what} that this hub cannot read.`);
};

const isSequence = (value) => Number.isSafeInteger(value) && value >= 0;

const isText = (value) => typeof value === "string";

const changes = {
  "message-added": ({ message }) => isText(message?.id) && isText(message.text) && isText(message.author?.kind),
  "delivered-to-shopper": ({ upTo }) => isSequence(upTo),
  "seen-by-shopper": ({ upTo }) => isSequence(upTo),
  "ticket-closed": ({ by }) => isText(by?.kind),
};

const isEntry = ({ sequence, at, ticket, change }) =>
  isSequence(sequence) &&
  isInstant(at) &&
  (ticket == null || isSequence(ticket)) &&
  isText(change?.kind) &&
  (changes[change.kind]?.(change) ?? true);

export const isPosition = (position) => isText(position?.epoch) && isSequence(position.sequence);

const isLink = (value) => value == null || /^(https?:\/\/|\/(?!\/))/i.test(value);

const areColours = (shades) => Object.values(shades ?? [""]).every((colour) => /^#[0-9a-f]{6}$/.test(colour));

const isShop = ({ version, name, chat, welcome, welcomeIn, signInText, signInTextIn, logo, hours, signIn, privacyPolicy, terms, look }) =>
  isSequence(version) &&
  isText(name) &&
  typeof chat === "boolean" &&
  isText(welcome) &&
  /^([\da-f]{8,64}\.png)?$/.test(logo ?? "") &&
  [signInText ?? "", ...Object.values(welcomeIn ?? {}), ...Object.values(signInTextIn ?? {})].every(isText) &&
  (hours == null || hours.changes?.every(isInstant)) &&
  [signIn, privacyPolicy, terms].every(isLink) &&
  (look == null || (areColours(look.light) && areColours(look.dark)));

const kinds = {
  welcome: ({ head }) => isPosition(head),
  "start-over": ({ epoch }) => isText(epoch),
  entries: ({ entries }) => Array.isArray(entries) && entries.every(isEntry),
  "caught-up": ({ sequence }) => isSequence(sequence),
  done: ({ id, sequence }) => isText(id) && isSequence(sequence),
  refused: ({ refusal }) => isText(refusal?.error),
  shop: ({ settings }) => Boolean(settings) && isShop(settings),
  typing: ({ ticket, firstNames }) => isSequence(ticket) && Array.isArray(firstNames) && firstNames.every(isText),
  pong: () => true,
};

// A frame from its JSON text.
export const frame = (text) => checkedFrame(parse(text));

export const checkedFrame = (value) => {
  const check = kinds[value?.kind];
  return !check || check(value) ? value : wrong(value.kind);
};

// Its frames are still to be checked.
export const polled = (value) => (Array.isArray(value?.frames) ? value.frames : wrong("list of frames"));

export const session = (value) =>
  isText(value?.session) && isInstant(value.expiresAt) && isText(value.name) ? value : wrong("session");

const isOrder = ({ number, placedAt, state, amounts, lines, fulfilments, page }) =>
  isText(number) &&
  isInstant(placedAt) &&
  isText(state) &&
  isText(amounts?.currency) &&
  typeof amounts.total === "number" &&
  Array.isArray(lines) &&
  lines.every(({ title, quantity }) => isText(title) && Number.isInteger(quantity)) &&
  Array.isArray(fulfilments) &&
  fulfilments.every(({ at, link }) => isInstant(at) && isLink(link)) &&
  isLink(page);

export const orders = (value) => (Array.isArray(value?.orders) && value.orders.every(isOrder) ? value : wrong("page of orders"));

export const thread = (value) =>
  isPosition(value?.position) && Array.isArray(value.entries) && value.entries.every(isEntry) ? value : wrong("thread");
