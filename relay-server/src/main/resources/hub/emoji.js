import { h } from "./preact.js";
import { useLayoutEffect, useRef, useState } from "./hooks.js";
import { composes } from "./keys.js";

const ACROSS = 8;

// What a skin tone changes.
const HANDS = [..."👍👎👏🙌🙏👋👌💪"];

// A handful, in the system's own drawing: what people answer a shop with.
const EMOJI = [
  ..."😀😊😂🙂😉😍🥰😘",
  ..."🤗🤔😅😬🙄😕😢😭",
  ..."😡😮😴🤒🥳😎🙈✨",
  ...HANDS,
  ..."🎉🎁📦🚚🛒⭐💳🧾",
  "❤️",
  ..."💚💙💔🌷🌞🔥✅",
];

const TONES = ["", ..."🏻🏼🏽🏾🏿"];

// What a shopper has used before, and the skin tone, for as long as the browser keeps it.
class EmojiHabits {
  #area;

  constructor(area) {
    this.#area = area;
  }

  get recent() {
    const kept = this.#area.get("emoji");
    return Array.isArray(kept) ? kept.filter((emoji) => EMOJI.includes(bare(emoji))) : [];
  }

  get tone() {
    const kept = this.#area.get("tone");
    return TONES.includes(kept) ? kept : "";
  }

  set tone(tone) {
    this.#area.put("tone", tone);
  }

  use(emoji) {
    this.#area.put("emoji", [emoji, ...this.recent.filter((other) => other !== emoji)].slice(0, ACROSS));
  }
}

const bare = (emoji) => String(emoji).replace(/[\u{1F3FB}-\u{1F3FF}]/u, "");

// A grid of buttons that the arrow keys walk through: what was used last, all of them, and the skin tones.
//
// kept: where the browser keeps something for this shopper
export const EmojiPicker = ({ texts, kept, didPick, didClose }) => {
  const grid = useRef(null);
  const [habits] = useState(() => new EmojiHabits(kept));
  const [tone, setTone] = useState(habits.tone);
  const [recent] = useState(habits.recent);
  useLayoutEffect(() => grid.current.querySelector("button").focus(), []);
  const pick = (emoji) => {
    habits.use(emoji);
    didPick(emoji);
  };
  const choose = (next) => {
    habits.tone = next;
    setTone(next);
  };
  const didPressKey = (event) => {
    if (event.key === "Escape" && !composes(event)) {
      event.stopPropagation();
      didClose();
    }
    const step = stepOf(event.key, getComputedStyle(grid.current).direction);
    if (!step) return;
    event.preventDefault();
    // Free places of the row of what was used last count as well.
    const cells = [...grid.current.children];
    let place = cells.indexOf(event.target) + step;
    while (cells[place]?.tagName === "SPAN") place += Math.sign(step);
    cells[place]?.focus();
  };
  const button = (emoji, key, first) =>
    h("button", { key, type: "button", tabIndex: first ? 0 : -1, onClick: () => pick(emoji) }, emoji);
  const free = recent.length ? ACROSS - recent.length : 0;
  return h(
    "div",
    { ref: grid, class: "emoji", role: "group", "aria-label": texts.get("composer.emoji"), onKeyDown: didPressKey },
    recent.map((emoji, index) => button(emoji, `recent ${emoji}`, !index)),
    [...Array(free)].map((_, index) => h("span", { key: `free ${index}` })),
    EMOJI.map((emoji, index) => button(HANDS.includes(emoji) ? emoji + tone : emoji, emoji, !index && !recent.length)),
    TONES.map((next) =>
      h(
        "button",
        { key: `tone ${next}`, class: "tone", type: "button", tabIndex: -1, "aria-pressed": String(next === tone), onClick: () => choose(next) },
        `✋${next}`,
      ),
    ),
  );
};

const stepOf = (key, direction) => {
  const forward = direction === "rtl" ? -1 : 1;
  return { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: ACROSS, ArrowUp: -ACROSS }[key];
};
