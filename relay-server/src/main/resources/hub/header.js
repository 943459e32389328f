import { h } from "./preact.js";
import { Close } from "./icons.js";

export const Header = ({ settings, texts, visit, didClickClose }) => {
  const subtitle = visit?.name
    ? texts.get("header.greeting", { name: visit.name.split(" ")[0] })
    : settings.chat && texts.get("header.chat");
  return h(
    "header",
    { class: "header" },
    h("span", { class: "sign", "aria-hidden": "true" }, initial(settings.name)),
    h(
      "div",
      { class: "titles" },
      h("h2", null, h("bdi", null, settings.name)),
      subtitle && h("p", { key: subtitle }, subtitle),
    ),
    h(
      "button",
      { class: "plain", type: "button", "aria-label": texts.get("launcher.close"), onClick: didClickClose },
      h(Close),
    ),
  );
};

// The first letter as a person sees it, which may be several code points.
export const initial = (name) => {
  const [first = "?"] = "Segmenter" in Intl ? [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment) : name;
  return first.toUpperCase();
};
