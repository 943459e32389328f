import { h } from "./preact.js";
import { useRef } from "./hooks.js";

// Chat and orders, as tabs that the arrow keys walk through.
//
// chosen: "chat" or "orders"; unread: how many messages wait in the chat
export const Tabs = ({ texts, chosen, unread, didChoose }) => {
  const bar = useRef(null);
  const tab = (name, label, count) =>
    h(
      "button",
      {
        class: "tab",
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "aria-controls": `pane-${name}`,
        "aria-selected": String(chosen === name),
        tabIndex: chosen === name ? 0 : -1,
        onClick: () => didChoose(name),
      },
      label,
      count > 0 && h("span", { class: "count-badge", "aria-label": texts.get("tabs.unread", { count }) }, count > 99 ? "99+" : count),
    );
  const didPressKey = (event) => {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const next = { Home: "chat", End: "orders" }[event.key] ?? (chosen === "chat" ? "orders" : "chat");
    didChoose(next);
    bar.current.querySelector(`#tab-${next}`).focus();
  };
  return h(
    "div",
    { ref: bar, class: "tabs", role: "tablist", onKeyDown: didPressKey },
    tab("chat", texts.get("tabs.chat"), chosen === "chat" ? 0 : unread),
    tab("orders", texts.get("tabs.orders"), 0),
  );
};
