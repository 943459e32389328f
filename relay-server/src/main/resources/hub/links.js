import { h } from "./preact.js";
import { parts } from "./addresses.js";
import { native } from "./natives.js";

// Where a link of the settings leads: a path is one of the shop's own site, whatever base the page has set.
export const address = (link) => new (native("URL"))(link, location.origin).href;

// The text with its addresses as links: shown in full, opened only by a click. Everything else stays text.
export const linked = (text) =>
  parts(text).map(({ text: shown, opens }) => {
    if (opens === null) return shown;
    // A mail program is no page that a new window could show.
    const target = opens.startsWith("mailto:") ? null : "_blank";
    return h("a", { href: opens, target, rel: "noopener noreferrer nofollow", dir: "ltr" }, shown);
  });
