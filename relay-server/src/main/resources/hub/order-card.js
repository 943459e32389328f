import { h } from "./preact.js";
import { amount, date } from "./amounts.js";
import { isInstant } from "./clock.js";
import { Parcel } from "./icons.js";

// What a message shows of an order of the Orders tab.
export const cardOf = ({ number, placedAt, amounts: { currency, total }, lines }) => ({
  number,
  placedAt,
  currency,
  total,
  title: lines[0]?.title,
  pieces: lines.reduce((all, { quantity }) => all + quantity, 0),
});

export const isCard = (order) =>
  typeof order?.number === "string" && isInstant(order.placedAt) && typeof order.total === "number" && typeof order.currency === "string";

// The order that a message is about.
export const OrderCard = ({ order: { number, placedAt, currency, total, title, pieces }, texts, children }) =>
  h(
    "div",
    { class: "about" },
    h(Parcel),
    h(
      "div",
      { class: "about-words" },
      h("strong", null, texts.get("about.order", { number }), " · ", amount(total, currency, texts)),
      h("span", { dir: "auto" }, title && [h("bdi", null, title), pieces > 1 && ` + ${pieces - 1}`, " · "], date(placedAt, texts)),
    ),
    children,
  );
