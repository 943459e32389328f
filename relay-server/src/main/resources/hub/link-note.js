import { h } from "./preact.js";
import { CloudOff } from "./icons.js";

// Only what the shopper should know: a link that lives is silent. That what was written is kept is said where it is.
//
// What `offline` names is the text for that state.
//
// A text that changes has a key, here as elsewhere: the element is then replaced as a whole. Where a browser has
// translated a page, the text inside is no longer the one that Preact knows.
export const LinkNote = ({ state, offline, texts }) => {
  const key = state === "offline" ? offline : NOTES[state];
  return h(
    "div",
    { class: "link-note", role: "status" },
    key && h("p", { key, "data-state": state }, h(CloudOff), texts.get(key)),
  );
};

const NOTES = { upgrade: "link.upgrade", stopped: "link.stopped" };
