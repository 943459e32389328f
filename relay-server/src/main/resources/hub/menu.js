import { h } from "./preact.js";
import { useEffect, useLayoutEffect, useRef, useState } from "./hooks.js";
import { Bell, Leave, More, Sound, Tick } from "./icons.js";
import { composes } from "./keys.js";
import { ring } from "./news.js";
import { preferences } from "./preferences.js";

// What is seldom wanted, behind a button of the header.
export const Menu = ({ texts, visit, asksForEnd, setAsksForEnd }) => {
  const [isOpen, setOpen] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [, draw] = useState({});
  const place = useRef(null);
  const { chat } = visit;
  const canEnd = chat.thread.isLive && !chat.isEnding && !asksForEnd;
  const items = () => [...place.current.querySelectorAll(".menu button")];
  useLayoutEffect(() => {
    if (isOpen) items()[0].focus();
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const root = place.current.getRootNode();
    const didPress = ({ target }) => place.current.contains(target) || setOpen(false);
    root.addEventListener("pointerdown", didPress);
    return () => root.removeEventListener("pointerdown", didPress);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    place.current.firstChild.focus();
  };
  const didPressKey = (event) => {
    if (!isOpen || composes(event)) return;
    const all = items();
    const at = all.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at + all.length - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      close();
    }
  };
  const didChooseSound = () => {
    preferences.sound = !preferences.sound;
    if (preferences.sound) ring();
    draw({});
  };
  // The browser is asked here, and nowhere else.
  const didChooseNotify = async () => {
    const isOn = preferences.notifies;
    const isAllowed = isOn || (await Notification.requestPermission()) === "granted";
    if (isAllowed) preferences.notifies = !isOn;
    setRefused(!isAllowed);
    draw({});
  };
  const didClickEnd = () => {
    close();
    setAsksForEnd(true);
  };
  return h(
    "div",
    { ref: place, class: "menu-place", onKeyDown: didPressKey },
    h(
      "button",
      {
        class: "plain",
        type: "button",
        "aria-label": texts.get("header.more"),
        "aria-haspopup": "menu",
        "aria-expanded": String(isOpen),
        onClick: () => setOpen(!isOpen),
      },
      h(More),
    ),
    isOpen &&
      h(
        "div",
        { class: "menu", role: "menu", "aria-label": texts.get("header.more") },
        h(Choice, { icon: Sound, label: texts.get("menu.sound"), isOn: preferences.sound, didChoose: didChooseSound }),
        preferences.canNotify &&
          h(Choice, { icon: Bell, label: texts.get("menu.notify"), isOn: preferences.notifies, didChoose: didChooseNotify }),
        isRefused && h("p", { role: "status" }, texts.get("menu.refused")),
        canEnd && h("hr", null),
        canEnd && h("button", { class: "end", type: "button", role: "menuitem", tabIndex: -1, onClick: didClickEnd }, h(Leave), texts.get("end.start")),
      ),
  );
};

const Choice = ({ icon, label, isOn, didChoose }) =>
  h(
    "button",
    { type: "button", role: "menuitemcheckbox", "aria-checked": String(isOn), tabIndex: -1, onClick: didChoose },
    h(icon),
    label,
    h("span", { class: "check" }, h(Tick)),
  );
