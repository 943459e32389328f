import { h } from "./preact.js";

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;

// What ends a sentence or closes a bracket belongs to the sentence, not to the address.
const TAIL = /[.,;:!?'"»”’)\]}]+$/;

// Where a link of the settings leads: a path is one of the shop's own site, whatever base the page has set.
export const address = (link) => new URL(link, location.origin).href;

// The text with its addresses as links: shown in full, http and https only, opened only by a click. Everything else
// stays text.
export const linked = (text) => {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const cut = trimmed(found);
    if (!isAddress(cut)) continue;
    parts.push(text.slice(from, index));
    parts.push(h("a", { href: cut, target: "_blank", rel: "noopener noreferrer nofollow", dir: "ltr" }, cut));
    from = index + cut.length;
  }
  return [...parts, text.slice(from)];
};

// A closing bracket stays when the address opened one: …/wiki/Shirt_(garment)
const trimmed = (address) => {
  const cut = address.replace(TAIL, "");
  return cut.includes("(") && address[cut.length] === ")" ? cut + ")" : cut;
};

const isAddress = (address) => {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
};
