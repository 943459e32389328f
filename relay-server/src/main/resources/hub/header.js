import { h } from "./preact.js";
import { Close } from "./icons.js";
import { Menu } from "./menu.js";
import { firstOf, intl } from "./natives.js";
import { Sign } from "./sign.js";

export const Header = (view) => {
  const { settings, texts, visit, phase, didClickClose } = view;
  const subtitle = visit?.name
    ? texts.get("header.greeting", { name: visit.name.split(" ")[0] })
    : settings.chat && texts.get("header.chat");
  return h(
    "header",
    { class: "header" },
    h(Sign, { ...view, initial: initial(settings.name) }),
    h(
      "div",
      { class: "titles" },
      h("h2", null, h("bdi", null, settings.name)),
      subtitle && h("p", { key: subtitle }, subtitle),
    ),
    phase === "chat" && visit.isReady && settings.chat && h(Menu, view),
    h(
      "button",
      { class: "plain", type: "button", "aria-label": texts.get("launcher.close"), onClick: didClickClose },
      h(Close),
    ),
  );
};

// A letter or digit with its marks; of a heap of marks, the first ones. No name begins with a modifier such as the ʻokina,
// or with a filler that nobody sees.
const LETTER = /(?![\p{Lm}\p{DI}])[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,5}/u;

// Such as emoji and flags, and not the Braille pattern without dots.
const SYMBOL = /(?!\u2800)\p{So}/u;

// The first letter as a person sees it, which may be several code points; without letters, the first symbol. The
// desktop has the same rule: both are tested with the same cases.
export const initial = (name) => {
  const characters =
    intl().Segmenter ? [...new (intl().Segmenter)().segment(name)].map(({ segment }) => segment) : [...name];
  const letter = firstOf(characters, (character) => LETTER.test(character));
  return letter === undefined
    ? (firstOf(characters, (character) => SYMBOL.test(character)) ?? "?")
    : LETTER.exec(letter)[0].toUpperCase();
};
