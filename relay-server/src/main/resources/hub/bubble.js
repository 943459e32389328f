import { h } from "./preact.js";
import { useState } from "./hooks.js";
import { initial } from "./header.js";
import { isSameDay } from "./days.js";
import { Clock, Tick } from "./icons.js";
import { linked } from "./links.js";
import { lastOf } from "./natives.js";
import { OrderCard, isCard } from "./order-card.js";

// Bubbles of one writer with less than this between them stand together.
const TOGETHER = 5 * 60_000;

// The messages by day and writer. A group keeps its key when its messages are acknowledged, so that nothing flickers.
export const groups = (messages) => {
  const all = [];
  for (const message of messages) {
    const last = lastOf(all);
    const before = last && lastOf(last.messages);
    const isNewDay = !before || !isSameDay(before.at, message.at);
    const joins =
      before &&
      !isNewDay &&
      writer(before) === writer(message) &&
      before.isNewer === message.isNewer &&
      message.at - before.at < TOGETHER;
    if (joins) last.messages.push(message);
    else all.push({ key: message.id, author: message.author, isNewDay, messages: [message] });
  }
  return all;
};

const writer = ({ author }) => author.agent ?? author.kind;

// lastOwn: the id of the shopper's last message, whose state stands for all before it; freshFrom: what has a higher
// sequence number has come in while one looked
export const Group = ({ group: { author, isNewDay, messages }, days, texts, chat, lastOwn, freshFrom }) => {
  const isOwn = author.kind === "shopper";
  const name = author.kind === "automatic" ? texts.get("log.automatic") : author.firstName;
  const last = lastOf(messages);
  const state = isOwn && (last.state ?? "sent");
  const day = isNewDay && h("p", { class: "day", key: "day" }, h("span", null, days.name(last.at)));
  if (last.isNewer) return [day, h("p", { class: "newer", key: "newer" }, texts.get("log.newer"))];
  return [
    day,
    h(
      "div",
      { class: isOwn ? "group own" : "group theirs", key: "group" },
      isOwn
        ? h("span", { class: "unseen" }, texts.get("log.you"))
        // Of a writer whom only a newer hub knows there is no name.
        : name && h(
            "p",
            { class: "author" },
            author.kind === "agent" && h("span", { class: "face", "aria-hidden": "true" }, initial(name)),
            h("bdi", null, name),
          ),
      messages.map((message) => h(Bubble, { key: message.id, message, isOwn, texts, chat, freshFrom })),
      h(
        "div",
        { class: "time" },
        h("time", { dir: "auto", dateTime: new Date(last.at).toISOString() }, days.time(last.at)),
        MARKS[state] && last.id === lastOwn && h(Mark, { key: state, state, texts }),
      ),
    ),
  ];
};

const Bubble = ({ message, isOwn, texts, chat, freshFrom }) => {
  const { id, sequence, text } = message;
  const [isFresh, setFresh] = useState(!(sequence <= freshFrom));
  const state = isOwn ? (message.state ?? "sent") : undefined;
  return h(
    "div",
    { class: "line", "data-state": state, "data-sequence": isOwn ? undefined : sequence },
    isCard(message.order) && h(OrderCard, { order: message.order, texts }),
    h(
      "div",
      { class: `bubble${isBig(text) ? " big" : ""}${isFresh ? " fresh" : ""}`, dir: "auto", onAnimationEnd: () => setFresh(false) },
      linked(text),
    ),
    state === "off" && h("span", { class: "why", key: "off" }, texts.get("state.off")),
    (state === "failed" || state === "off") &&
      h("button", { class: "again", type: "button", onClick: () => chat.outbox.tryAgain(id) }, texts.get(state === "off" ? "refused.again" : "state.failed")),
    state === "ended" && [
      h("span", { class: "why", key: "why" }, texts.get("state.ended")),
      h("button", { class: "again", key: "again", type: "button", onClick: () => chat.sendAsNewChat(id) }, texts.get("state.resend")),
    ],
  );
};

const MARKS = {
  waiting: [Clock, "state.waiting"],
  sending: [Clock, "state.sending"],
  sent: [Tick, "state.sent"],
};

// An icon with a label for screen readers; a failed message says it in full.
const Mark = ({ state, texts }) => {
  const [icon, key] = MARKS[state];
  return h("span", { class: "mark", title: texts.get(key), "data-state": state }, h(icon), h("span", { class: "unseen" }, texts.get(key)));
};

// One to three emoji and nothing else are drawn large, without a bubble.
const isBig = (text) => /^(\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F\u200D]*\s?){1,3}$/u.test(text);
