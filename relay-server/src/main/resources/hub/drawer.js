import { h } from "./preact.js";
import { useEffect, useLayoutEffect, useRef } from "./hooks.js";
import { hasFiles } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Header } from "./header.js";
import { composes } from "./keys.js";
import { Closed, Refused, SignIn, Starting } from "./notices.js";
import { page } from "./page.js";

// The open panel as a whole: a dialog beside the page, the full screen of a phone.
export const Drawer = (view) => {
  const { isOpen, phase, settings, texts, visit, didClickClose } = view;
  const drawer = useRef(null);
  useLayoutEffect(() => keepFocusIn(drawer.current), []);
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
    h(Header, view),
    content(phase, view),
  );
};

const stayHere = (event) => hasFiles(event.dataTransfer) && event.preventDefault();

const content = (phase, view) => {
  if (!view.settings.chat) return h(Closed, view);
  if (phase === "chat" && view.visit.isReady) return h(Conversation, { key: view.visit, ...view });
  if (phase === "refused") return h(Refused, view);
  return phase === "nobody" ? h(SignIn, view) : h(Starting, view);
};

// To the composer where there is one, else to the first thing that can be used below the header.
const focusInto = (drawer) => {
  const target = ["textarea", ".ended button", ".notice a, .notice button", "button"]
    .map((selector) => drawer.querySelector(selector))
    .find(Boolean);
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
    queueMicrotask(() => {
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

// On a phone the on-screen keyboard covers the page without resizing it: the drawer follows what remains in sight.
const keepAboveKeyboard = (drawer) => {
  const sight = window.visualViewport;
  if (!sight) return undefined;
  const fit = () => {
    drawer.style.setProperty("--sight-height", `${sight.height}px`);
    drawer.style.setProperty("--sight-top", `${sight.offsetTop}px`);
  };
  fit();
  sight.addEventListener("resize", fit);
  sight.addEventListener("scroll", fit);
  return () => {
    sight.removeEventListener("resize", fit);
    sight.removeEventListener("scroll", fit);
  };
};
