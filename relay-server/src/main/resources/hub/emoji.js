import { h } from "./preact.js";
import { useLayoutEffect, useRef, useState } from "./hooks.js";
import { composes } from "./keys.js";

const ACROSS = 8;

// A handful, in the system's own drawing: what people answer a shop with. Each with the words by which it is found, in
// English and Italian, without accents.
const WORDS = [
  ["😀", "smile grin happy sorriso felice allegro"],
  ["😊", "smile blush happy pleased sorriso contento timido"],
  ["😂", "laugh tears joy ridere risata lacrime"],
  ["🙂", "slight smile sorriso leggero"],
  ["😉", "wink occhiolino"],
  ["😍", "in love eyes innamorato occhi"],
  ["🥰", "adore affection hearts affetto adoro cuori"],
  ["😘", "kiss bacio"],
  ["🤗", "hug abbraccio"],
  ["🤔", "think hmm pensare dubbio"],
  ["😅", "sweat phew nervous sudore nervoso"],
  ["😬", "grimace awkward smorfia imbarazzo"],
  ["🙄", "eyes roll annoyed occhi seccato"],
  ["😕", "confused unsure confuso incerto"],
  ["😢", "sad cry tear triste lacrima piangere"],
  ["😭", "cry sob sad piangere disperato"],
  ["😡", "angry furious arrabbiato furioso"],
  ["😮", "surprised wow oh sorpresa oh"],
  ["😴", "sleep tired dormire stanco sonno"],
  ["🤒", "ill sick fever malato febbre"],
  ["🥳", "party birthday celebrate festa compleanno auguri"],
  ["😎", "cool sunglasses forte occhiali sole"],
  ["🙈", "monkey shy see no evil scimmia vergogna"],
  ["✨", "sparkles shine new scintille brilla nuovo"],
  ["👍", "thumbs up yes good ok like pollice su bene si ok"],
  ["👎", "thumbs down no bad pollice giu no male"],
  ["👏", "clap applause bravo applauso bravo"],
  ["🙌", "hands hooray praise mani evviva urra"],
  ["🙏", "please thanks pray grazie prego per favore"],
  ["👋", "wave hello bye saluto ciao mano"],
  ["👌", "ok perfect ok perfetto"],
  ["💪", "strong muscle forza muscolo"],
  ["🎉", "party tada celebrate festa coriandoli auguri"],
  ["🎁", "gift present regalo"],
  ["📦", "parcel package box pacco scatola spedizione"],
  ["🚚", "delivery truck lorry consegna camion spedizione"],
  ["🛒", "cart trolley shopping carrello spesa"],
  ["⭐", "star favourite stella preferito"],
  ["💳", "card credit pay carta credito pagare"],
  ["🧾", "receipt bill invoice scontrino ricevuta fattura"],
  ["❤️", "heart love red cuore amore rosso"],
  ["💚", "green heart verde cuore"],
  ["💙", "blue heart blu cuore"],
  ["💔", "broken heart spezzato cuore"],
  ["🌷", "tulip flower tulipano fiore"],
  ["🌞", "sun morning sole buongiorno"],
  ["🔥", "fire hot fuoco fiamma"],
  ["✅", "check done tick fatto spunta"],
];

const EMOJI = WORDS.map(([emoji]) => emoji);

// What a skin tone changes.
const HANDS = [..."👍👎👏🙌🙏👋👌💪"];

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

// Letters as the words are written.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

// Those of which each word that was typed begins a word; first those that are called just so.
const found = (typed) => {
  const wanted = folded(typed).split(/\s+/);
  const hits = WORDS.filter(([, words]) => wanted.every((word) => ` ${words}`.includes(` ${word}`)));
  return hits.sort((one, other) => rank(one, wanted[0]) - rank(other, wanted[0])).map(([emoji]) => emoji);
};

const rank = ([, words], word) => {
  const place = words.split(" ").indexOf(word);
  return place < 0 ? words.length : place;
};

const bare = (emoji) => String(emoji).replace(/[\u{1F3FB}-\u{1F3FF}]/u, "");

// A field to search in, above a grid of buttons that the arrow keys walk through: what was used last, all of them, and
// the skin tones. The first button has the focus, so that no keyboard covers a phone; whoever types a letter searches.
//
// kept: where the browser keeps something for this shopper
export const EmojiPicker = ({ texts, kept, didPick, didClose }) => {
  const field = useRef(null);
  const grid = useRef(null);
  const [habits] = useState(() => new EmojiHabits(kept));
  const [tone, setTone] = useState(habits.tone);
  const [recent] = useState(habits.recent);
  const [typed, setTyped] = useState("");
  useLayoutEffect(() => grid.current.querySelector("button").focus(), []);
  const toned = (emoji) => (HANDS.includes(emoji) ? emoji + tone : emoji);
  const pick = (emoji) => {
    habits.use(emoji);
    didPick(emoji);
  };
  const choose = (next) => {
    habits.tone = next;
    setTone(next);
  };
  const hits = folded(typed) ? found(typed) : null;
  const didPressKey = (event) => {
    if (composes(event)) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      didClose();
    } else if (event.target === field.current) {
      didPressInField(event);
    } else if (isLetter(event)) {
      field.current.focus();
    } else {
      walk(event);
    }
  };
  const didPressInField = (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (hits?.length) pick(toned(hits[0]));
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      grid.current.querySelector("button")?.focus();
    }
  };
  const walk = (event) => {
    const step = stepOf(event.key, getComputedStyle(grid.current).direction);
    if (!step) return;
    event.preventDefault();
    // Free places of the row of what was used last count as well.
    const cells = [...grid.current.children];
    let place = cells.indexOf(event.target) + step;
    while (cells[place]?.tagName === "SPAN") place += Math.sign(step);
    if (place < 0) field.current.focus();
    cells[place]?.focus();
  };
  const button = (emoji, key, first) =>
    h("button", { key, type: "button", tabIndex: first ? 0 : -1, onClick: () => pick(emoji) }, emoji);
  const free = recent.length ? ACROSS - recent.length : 0;
  return h(
    "div",
    { class: "emoji", role: "group", "aria-label": texts.get("composer.emoji"), onKeyDown: didPressKey },
    h("input", {
      ref: field,
      type: "search",
      value: typed,
      placeholder: texts.get("emoji.search"),
      "aria-label": texts.get("emoji.search"),
      onInput: (event) => setTyped(event.target.value),
    }),
    hits && h("p", { class: "none", role: "status" }, hits.length === 0 && texts.get("emoji.none")),
    h(
      "div",
      { ref: grid, class: "grid" },
      hits?.map((emoji, index) => button(toned(emoji), `hit ${emoji}`, !index)),
      !hits && recent.map((emoji, index) => button(emoji, `recent ${emoji}`, !index)),
      !hits && [...Array(free)].map((_, index) => h("span", { key: `free ${index}` })),
      !hits && EMOJI.map((emoji, index) => button(toned(emoji), emoji, !index && !recent.length)),
      !hits &&
        TONES.map((next) =>
          h(
            "button",
            { key: `tone ${next}`, class: "tone", type: "button", tabIndex: -1, "aria-pressed": String(next === tone), onClick: () => choose(next) },
            `✋${next}`,
          ),
        ),
    ),
  );
};

const isLetter = ({ key, ctrlKey, metaKey, altKey }) => /^\p{L}$/u.test(key) && !ctrlKey && !metaKey && !altKey;

const stepOf = (key, direction) => {
  const forward = direction === "rtl" ? -1 : 1;
  return { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: ACROSS, ArrowUp: -ACROSS }[key];
};
