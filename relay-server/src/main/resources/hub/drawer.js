import { h } from "./preact.js";
import { useEffect, useLayoutEffect, useRef, useState } from "./hooks.js";
import { hasFiles } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Header } from "./header.js";
import { composes } from "./keys.js";
import { later } from "./later.js";
import { soon } from "./natives.js";
import { Closed, Refused, SignIn, Starting } from "./notices.js";
import { explain } from "./explain.js";
import { cardOf } from "./order-card.js";
import { page } from "./page.js";
import { Tabs } from "./tabs.js";
import { Texts } from "./texts.js";

// The open panel as a whole: a dialog beside the page, the full screen of a phone.
export const Drawer = (view) => {
  const { isOpen, phase, settings, texts, visit, didClickClose } = view;
  const drawer = useRef(null);
  const [asksForEnd, setAsksForEnd] = useState(false);
  const all = { ...view, asksForEnd, setAsksForEnd };
  useLayoutEffect(() => keepFocusIn(drawer.current), []);
  useLayoutEffect(() => keepScrolling(drawer.current), []);
  // At once, and not a moment later: who types meanwhile would type into the page.
  useLayoutEffect(() => {
    if (isOpen) focusInto(drawer.current);
  }, [isOpen]);
  useLayoutEffect(() => {
    // What was loading is there now. Who went on in the page meanwhile stays there.
    if (drawer.current.contains(drawer.current.getRootNode().activeElement)) focusInto(drawer.current);
  }, [phase, visit?.isReady]);
  useEffect(() => (isOpen ? keepAboveKeyboard(drawer.current) : undefined), [isOpen]);
  const didPressKey = (event) => {
    if (event.key === "Escape" && !composes(event)) didClickClose();
  };
  return h(
    "section",
    {
      ref: drawer,
      class: "drawer",
      role: "dialog",
      lang: texts.language,
      hidden: !isOpen,
      "aria-label": texts.get("drawer.label", settings),
      onKeyDown: didPressKey,
      // A file that is dropped beside the message field would open in place of the shop.
      onDragOver: stayHere,
      onDrop: stayHere,
    },
    h(Header, all),
    content(phase, all),
  );
};

const stayHere = (event) => hasFiles(event.dataTransfer) && event.preventDefault();

const content = (phase, view) => {
  if (!view.settings.chat) return h(Closed, view);
  if (phase === "chat" && view.visit.isReady) return h(Panes, { key: view.visit, ...view });
  if (phase === "refused") return h(Refused, view);
  return phase === "nobody" ? h(SignIn, view) : h(Starting, view);
};

// Loaded when its tab is first chosen, with its styles and texts.
const loadOrders = async (language) => {
  try {
    const { Orders } = await later("orders");
    const { default: sheet } = await later("orders-sheet");
    const { default: words } = await later("orders-texts-" + language);
    return { Orders, sheet, texts: new Texts(language, words) };
  } catch (problem) {
    explain("[S8] The orders could not be loaded.", problem);
    throw problem;
  }
};

// The chat, and the shopper's orders. What is not chosen stays as it is left.
const Panes = (view) => {
  const { texts, visit } = view;
  const [chosen, setChosen] = useState("chat");
  const [orders, setOrders] = useState(null);
  const [hasFailed, setFailed] = useState(false);
  useLayoutEffect(() => {
    if (view.asksForEnd) setChosen("chat");
  }, [view.asksForEnd]);
  // The order that the next message will be about. It stays until that is sent, also when the chat ends before.
  const [about, setAbout] = useState(null);
  const load = () => {
    setFailed(false);
    return loadOrders(texts.language).then(setOrders, () => setFailed(true));
  };
  const choose = (name) => {
    setChosen(name);
    if (name === "orders" && !orders) load();
  };
  useEffect(() => {
    if (orders && orders.texts.language !== texts.language) load();
  }, [texts, orders]);
  const pane = (name, content) =>
    h(
      "div",
      { class: "pane", id: `pane-${name}`, role: "tabpanel", "aria-labelledby": `tab-${name}`, hidden: chosen !== name },
      content,
    );
  const didAsk = (order) => {
    setAbout(cardOf(order));
    setChosen("chat");
  };
  return h(
    "div",
    { class: "pane" },
    h(Tabs, { texts, chosen, unread: visit.chat.unread, didChoose: choose }),
    pane("chat", h(Conversation, { ...view, about, didDetach: () => setAbout(null), isOpen: view.isOpen && chosen === "chat" })),
    pane(
      "orders",
      orders
        ? h(orders.Orders, { texts: orders.texts, sheet: orders.sheet, visit, isShown: view.isOpen && chosen === "orders", didAsk })
        : h(hasFailed ? Missing : Loading, { texts, didClickAgain: load }),
    ),
  );
};

const Loading = ({ texts }) =>
  h("div", { class: "starting", role: "status" }, h("span", { class: "unseen" }, texts.get("tabs.loading")), h("i", { class: "wide" }));

const Missing = ({ texts, didClickAgain }) =>
  h(
    "div",
    { class: "notice", role: "alert" },
    h("p", null, texts.get("tabs.failed")),
    h("button", { class: "main", type: "button", onClick: didClickAgain }, texts.get("refused.again")),
  );

// To the composer where there is one, else to the first thing that can be used below the header.
const focusInto = (drawer) => {
  const target = ["textarea", ".ended button", ".notice a, .notice button", ".tab[aria-selected=true]", "button"]
    .flatMap((selector) => [...drawer.querySelectorAll(selector)])
    .filter((element) => element.getClientRects().length)[0];
  target?.focus({ preventScroll: true });
};

// Who works in the panel with the keyboard stays in it: when what has the focus is taken away (a question that was
// answered, a chat that ended, the whole chat), the focus goes where one would go on.
const keepFocusIn = (drawer) => {
  let focused = null;
  const didFocus = ({ target }) => {
    focused = target;
  };
  // What is taken away may say so by this event too; who leaves for the page leaves something that is still there.
  const didBlur = ({ target }) =>
    soon(() => {
      if (target === focused && target.isConnected) focused = null;
    });
  const watch = new MutationObserver(() => {
    if (!focused || focused.isConnected) return;
    focused = null;
    if (page.activeElement === page.body) focusInto(drawer);
  });
  drawer.addEventListener("focusin", didFocus);
  drawer.addEventListener("focusout", didBlur);
  watch.observe(drawer, { childList: true, subtree: true });
  return () => {
    drawer.removeEventListener("focusin", didFocus);
    drawer.removeEventListener("focusout", didBlur);
    watch.disconnect();
  };
};

// A page that scrolls by its own means keeps the browser from it, and so it would in here.
const keepScrolling = (drawer) => {
  const end = (event) => event.composedPath().includes(drawer) && event.stopImmediatePropagation();
  addEventListener("wheel", end, true);
  addEventListener("touchmove", end, true);
  return () => {
    removeEventListener("wheel", end, true);
    removeEventListener("touchmove", end, true);
  };
};

// On a phone the on-screen keyboard covers the page without resizing it: the drawer follows what remains in sight. A page
// that is shown larger has the hub larger as well, and the window no higher.
const keepAboveKeyboard = (drawer) => {
  const sight = window.visualViewport;
  if (!sight) return undefined;
  const fit = () => {
    const zoom = getComputedStyle(page.documentElement).zoom || 1;
    drawer.style.setProperty("--sp-zoom", zoom);
    drawer.style.setProperty("--sp-sight-height", `${sight.height / zoom}px`);
    drawer.style.setProperty("--sp-sight-top", `${sight.offsetTop / zoom}px`);
  };
  fit();
  sight.addEventListener("resize", fit);
  sight.addEventListener("scroll", fit);
  return () => {
    sight.removeEventListener("resize", fit);
    sight.removeEventListener("scroll", fit);
  };
};
