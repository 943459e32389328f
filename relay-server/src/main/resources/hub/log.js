import { h } from "./preact.js";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "./hooks.js";
import { Group, groups } from "./bubble.js";
import { Days } from "./days.js";
import { initial } from "./header.js";
import { Down } from "./icons.js";
import { lastOf, native, set } from "./natives.js";
import { page } from "./page.js";
import { useShopText } from "./shop-text.js";

// So near to its end, the log follows what arrives; so near to its beginning, it loads what came before.
const NEAR = 60;

// What was said, oldest first. It keeps its place while the shopper reads up, and reports which bubbles were seen.
export const Log = ({ settings, texts, visit, isOpen }) => {
  const { chat } = visit;
  const { messages } = chat;
  const lastOwn = lastOf(messages.filter(({ author }) => author.kind === "shopper"))?.id;
  const [freshFrom] = useState(chat.thread.position?.sequence);
  const log = useRef(null);
  const days = useMemo(() => new Days(texts), [texts]);
  const place = useScrollPlace(log, chat, isOpen);
  useToday(isOpen);
  useSeen(log, chat, isOpen);
  const didScroll = () => {
    place.note();
    if (log.current.scrollTop < NEAR) visit.loadOlder();
  };
  return h(
    "div",
    { class: "log-frame" },
    h(
      "div",
      { ref: log, class: "log", role: "log", "aria-live": "polite", "aria-label": texts.get("log.label"), tabIndex: 0, onScroll: didScroll },
      !chat.thread.more && h(Welcome, { settings, texts, visit }),
      groups(messages).map((group) => h(Group, { key: group.key, group, days, texts, chat, lastOwn, freshFrom })),
      visit.presence.writers[0] && h(Writing, { key: "writing", names: visit.presence.writers, after: lastOf(messages)?.author.firstName, texts }),
    ),
    place.isBehind && h(
      "button",
      { class: "newest", type: "button", onClick: place.goToEnd },
      h(Down),
      texts.get("log.newest"),
    ),
  );
};

// The first bubble, at any hour; it is part of no ticket.
const Welcome = ({ settings, texts, visit }) => {
  const text = useShopText(settings, "welcome", texts, visit.name?.split(" ")[0]);
  return text && h(
    "div",
    { class: "group theirs" },
    h("p", { class: "author" }, h("bdi", null, settings.name)),
    h("div", { class: "bubble welcome", dir: "auto" }, text),
  );
};

// Somebody writes to the shopper. Who hears the log is not told of it: the answer itself will be.
//
// after: whose message stands above; who goes on is not named again
const Writing = ({ names, after, texts }) => {
  const name = names.join(", ");
  return h(
    "div",
    { class: "group theirs writing", "aria-live": "off" },
    name !== after && h("p", { class: "author" }, h("span", { class: "face", "aria-hidden": "true" }, initial(name)), h("bdi", null, name)),
    h("div", { class: "bubble dots", role: "img", "aria-label": texts.get("log.writing", { name }) }, h("i"), h("i"), h("i")),
  );
};

// Looks now and then whether another day has begun, which changes the words of all days.
const useToday = (isOpen) => {
  const [, setDay] = useState(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const look = setInterval(() => setDay(new Date().toDateString()), 20_000);
    return () => clearInterval(look);
  }, [isOpen]);
};

// Stays at the end while the shopper is there, or writes; else keeps what is in sight where it is, also when older
// messages come in above it.
const useScrollPlace = (log, chat, isOpen) => {
  const [isBehind, setBehind] = useState(false);
  const state = useRef({ atEnd: true, height: 0, first: null, count: 0 }).current;
  const goToEnd = () => {
    log.current.scrollTop = log.current.scrollHeight;
  };
  const { messages } = chat;
  useLayoutEffect(() => {
    const { scrollHeight, scrollTop } = log.current;
    const last = lastOf(messages);
    const isNew = messages.length > state.count && last?.id !== state.last;
    const grewAbove = state.first && messages[0]?.id !== state.first && last?.id === state.last;
    if (grewAbove) log.current.scrollTop = scrollTop + scrollHeight - state.height;
    else if (state.atEnd || (isNew && last.author.kind === "shopper")) goToEnd();
    else if (isNew) setBehind(true);
    Object.assign(state, { height: scrollHeight, first: messages[0]?.id, last: last?.id, count: messages.length });
  });
  useLayoutEffect(() => {
    if (isOpen && state.atEnd) goToEnd();
    // The composer grows and the keyboard comes: the end stays in sight.
    const watch = new (native("ResizeObserver"))(() => state.atEnd && goToEnd());
    watch.observe(log.current);
    return () => watch.disconnect();
  }, [isOpen]);
  const note = () => {
    const { scrollHeight, scrollTop, clientHeight } = log.current;
    if (!clientHeight) return;
    state.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (state.atEnd) setBehind(false);
  };
  return { isBehind, goToEnd, note };
};

// Seen: the panel is open, the page visible, and half of the bubble (or half of the log full of it) in view.
const useSeen = (log, chat, isOpen) => {
  const inView = useRef(set()).current;
  const observed = useRef(new (native("WeakSet"))()).current;
  const observer = useRef(null);
  const live = useRef({}).current;
  Object.assign(live, { chat, isOpen });
  const look = () => {
    if (live.isOpen && !page.hidden && inView.size) live.chat.saw(Math.max(...inView));
  };
  useEffect(() => {
    const didMove = (sights) => {
      for (const sight of sights) {
        const sequence = Number(sight.target.dataset.sequence);
        if (isInView(sight)) inView.add(sequence);
        else inView.delete(sequence);
      }
      look();
    };
    observer.current = new (native("IntersectionObserver"))(didMove, { root: log.current, threshold: [0, 0.25, 0.5, 0.75, 1] });
    addEventListener("visibilitychange", look);
    return () => {
      observer.current.disconnect();
      removeEventListener("visibilitychange", look);
    };
  }, []);
  useEffect(() => {
    for (const bubble of log.current.querySelectorAll("[data-sequence]")) {
      if (observed.has(bubble)) continue;
      observed.add(bubble);
      observer.current.observe(bubble);
    }
    look();
  });
};

const isInView = ({ isIntersecting, intersectionRatio, intersectionRect, rootBounds }) =>
  isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= rootBounds.height / 2);
