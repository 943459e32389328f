import { h } from "./preact.js";
import { useEffect, useLayoutEffect, useRef, useState } from "./hooks.js";
import { amount, date } from "./amounts.js";
import { instant } from "./clock.js";
import { Parcel } from "./icons.js";
import { address } from "./links.js";
import { lastOf } from "./natives.js";

const STATES = {
  open: "orders.open",
  paid: "orders.paid",
  "partly-fulfilled": "orders.partly-sent",
  fulfilled: "orders.sent",
  "partly-refunded": "orders.partly-refunded",
  refunded: "orders.refunded",
  cancelled: "orders.cancelled",
};

// The shopper's orders, as far as they were loaded. What is here stays while it is asked for anew.
class OrderList {
  orders = null;
  more = false;
  // "loading", "failed" or "ready"
  state = "loading";
  #load;
  #changed;
  #call = 0;

  // load(before) gives a page; changed() when there is something else to show
  constructor(load, changed) {
    this.#load = load;
    this.#changed = changed;
  }

  // Older ones that were loaded stay.
  refresh = () =>
    this.#ask(null, ({ orders, more }) => {
      const end = instant(lastOf(orders)?.placedAt);
      const older = (this.orders ?? []).filter(({ placedAt }) => instant(placedAt) < end);
      this.#put([...orders, ...older], older.length ? this.more : more);
    });

  loadMore = () =>
    this.#ask(lastOf(this.orders).placedAt, ({ orders, more }) => this.#put([...this.orders, ...orders], more));

  #put(orders, more) {
    Object.assign(this, { orders, more });
  }

  async #ask(before, take) {
    const call = ++this.#call;
    this.#become("loading");
    try {
      const page = await this.#load(before);
      if (call !== this.#call) return;
      take(page);
      this.#become("ready");
    } catch {
      if (call === this.#call) this.#become("failed");
    }
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}

// sheet: its styles, to stand beside those of the panel
// didAsk(order): the shopper wants to write about an order
export const Orders = ({ texts, sheet, visit, isShown, didAsk }) => {
  const [, draw] = useState(0);
  const [list] = useState(() => new OrderList((before) => visit.orders(before), () => draw((count) => count + 1)));
  const place = useRef(null);
  useLayoutEffect(() => {
    const root = place.current.getRootNode();
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, []);
  // Each time it is looked at, and when the line is back.
  const isLive = visit.link.state === "live";
  useEffect(() => {
    if (isShown) list.refresh();
  }, [isShown, isLive]);
  const { orders, state } = list;
  return h(
    "div",
    { ref: place, class: "orders", "aria-busy": String(state === "loading") },
    state === "failed" && h(Failed, { texts, didClickAgain: list.refresh }),
    !orders && state === "loading" && h(Loading, { texts }),
    orders?.length === 0 && h(None, { texts }),
    orders?.length > 0 &&
      h("ul", null, orders.map((order) => h(Order, { key: order.number + order.placedAt, order, texts, didAsk }))),
    orders && list.more && state !== "failed" &&
      h("button", { class: "quiet", type: "button", disabled: state === "loading", onClick: list.loadMore }, texts.get("orders.more")),
  );
};

const Loading = ({ texts }) =>
  h("div", { class: "starting", role: "status" }, h("span", { class: "unseen" }, texts.get("orders.loading")), [1, 2, 3].map((key) => h("i", { key, class: "card" })));

const Failed = ({ texts, didClickAgain }) =>
  h(
    "div",
    { class: "orders-failed", role: "alert" },
    h("p", null, texts.get("orders.failed")),
    h("button", { class: "quiet", type: "button", onClick: didClickAgain }, texts.get("orders.again")),
  );

const None = ({ texts }) =>
  h(
    "div",
    { class: "notice" },
    h("span", { class: "medal" }, h(Parcel)),
    h("h3", null, texts.get("orders.none")),
    h("p", null, texts.get("orders.none-text")),
  );

const Order = ({ order, texts, didAsk }) => {
  const [isOpen, setIsOpen] = useState(false);
  const { number, placedAt, state, amounts } = order;
  const money = (sum) => amount(sum, amounts.currency, texts);
  return h(
    "li",
    { class: "order" },
    h(
      "button",
      { class: "order-head", type: "button", "aria-expanded": String(isOpen), onClick: () => setIsOpen(!isOpen) },
      h("span", { class: "order-number" }, h("bdi", null, number)),
      h("span", { class: "order-total" }, money(amounts.total)),
      h("span", { class: "order-date" }, date(placedAt, texts)),
      STATES[state] && h("span", { class: "order-state", "data-state": state }, texts.get(STATES[state])),
    ),
    isOpen && h(Details, { order, texts, money, didAsk }),
  );
};

const Details = ({ order, texts, money, didAsk }) => {
  const { lines, amounts, fulfilments, page } = order;
  return h(
    "div",
    { class: "order-details" },
    h(
      "ul",
      { class: "order-lines" },
      lines.map(({ title, variant, quantity, price }) =>
        h(
          "li",
          null,
          h("span", null, `${quantity} × `, h("bdi", null, title), variant && h("small", null, h("bdi", null, variant))),
          price != null && h("span", null, money(price * quantity)),
        ),
      ),
    ),
    h(
      "dl",
      null,
      row(texts.get("orders.discount"), amounts.discounts && money(-amounts.discounts)),
      row(texts.get("orders.shipping"), amounts.shipping != null && money(amounts.shipping)),
      row(texts.get("orders.total"), money(amounts.total), "sum"),
      row(texts.get("orders.back"), amounts.refunded > 0 && money(amounts.refunded)),
    ),
    fulfilments.map((parcel) => h(ParcelLine, { parcel, texts })),
    h(
      "div",
      { class: "order-acts" },
      h("button", { class: "quiet ask", type: "button", onClick: () => didAsk(order) }, texts.get("orders.ask")),
      page && h("a", { class: "quiet", href: address(page), target: "_blank", rel: "noopener noreferrer" }, texts.get("orders.page")),
    ),
  );
};

const row = (name, value, kind) => (value ? [h("dt", { class: kind }, name), h("dd", { class: kind }, value)] : null);

const ParcelLine = ({ parcel: { at, carrier, tracking, link }, texts }) =>
  h(
    "p",
    { class: "order-parcel" },
    h(Parcel),
    h("span", null, texts.get("orders.parcel", { date: date(at, texts) }), carrier && [" · ", h("bdi", null, carrier)]),
    link
      ? h("a", { href: address(link), target: "_blank", rel: "noopener noreferrer" }, tracking ? h("bdi", null, tracking) : texts.get("orders.track"))
      : tracking && h("bdi", null, tracking),
  );
