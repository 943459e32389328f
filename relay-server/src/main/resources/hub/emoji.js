import { h } from "./preact.js";
import { useLayoutEffect, useRef } from "./hooks.js";
import { composes } from "./keys.js";

const ACROSS = 8;

// A handful, in the system's own drawing: what people answer a shop with.
const EMOJI = [
  ..."😀😊😂🙂😉😍🥰😘",
  ..."🤗🤔😅😬🙄😕😢😭",
  ..."😡😮😴🤒🥳😎🙈✨",
  ..."👍👎👏🙌🙏👋🤝💪",
  ..."🎉🎁📦🚚🛒⭐💳🧾",
  ..."💚💙🧡💔🌷🌞🔥✅",
];

// A grid of buttons that the arrow keys walk through.
export const EmojiPicker = ({ texts, didPick, didClose }) => {
  const grid = useRef(null);
  useLayoutEffect(() => grid.current.firstChild.focus(), []);
  const didPressKey = (event) => {
    if (event.key === "Escape" && !composes(event)) {
      event.stopPropagation();
      didClose();
    }
    const step = stepOf(event.key, getComputedStyle(grid.current).direction);
    if (!step) return;
    event.preventDefault();
    const buttons = [...grid.current.children];
    buttons[buttons.indexOf(event.target) + step]?.focus();
  };
  return h(
    "div",
    { ref: grid, class: "emoji", role: "group", "aria-label": texts.get("composer.emoji"), onKeyDown: didPressKey },
    EMOJI.map((emoji, index) =>
      h("button", { key: emoji, type: "button", tabIndex: index ? -1 : 0, onClick: () => didPick(emoji) }, emoji),
    ),
  );
};

const stepOf = (key, direction) => {
  const forward = direction === "rtl" ? -1 : 1;
  return { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: ACROSS, ArrowUp: -ACROSS }[key];
};
