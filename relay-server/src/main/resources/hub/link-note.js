import { h } from "./preact.js";
import { CloudOff } from "./icons.js";

// Only what the shopper should know: a link that lives is silent. That what was written is kept is said where it is.
//
// A text that changes has a key, here as elsewhere: the element is then replaced as a whole. Where a browser has
// translated a page, the text inside is no longer the one that Preact knows.
export const LinkNote = ({ state, isKept, texts }) => {
  const key = state === "offline" && !isKept ? "link.offline-unkept" : NOTES[state];
  return h(
    "div",
    { class: "link-note", role: "status" },
    key && h("p", { key, "data-state": state }, h(CloudOff), texts.get(key)),
  );
};

const NOTES = { offline: "link.offline", upgrade: "link.upgrade", stopped: "link.stopped" };
