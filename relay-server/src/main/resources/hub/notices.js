import { h } from "./preact.js";
import { LinkNote } from "./link-note.js";
import { Alert, Moon, Person } from "./icons.js";
import { address } from "./links.js";
import { useShopText } from "./shop-text.js";

const Notice = ({ icon, title, children, role }) =>
  h("div", { class: "notice", role }, h("span", { class: "medal" }, h(icon)), h("h3", null, title), children);

// Nobody is signed in to the shop: the way to do so, and no chat.
export const SignIn = ({ settings, texts }) => {
  const own = useShopText(settings, "signInText", texts);
  return h(
    Notice,
    { icon: Person, title: texts.get("sign-in.title") },
    h("p", { class: "why-sign-in", dir: own ? "auto" : undefined }, own === "" ? texts.get("sign-in.text", settings) : own),
    settings.signIn && h("a", { class: "main", href: address(settings.signIn) }, texts.get("sign-in.link")),
  );
};

// The shop has switched its chat off, for everybody.
export const Closed = ({ settings, texts, visit }) =>
  h(
    Notice,
    { icon: Moon, title: texts.get("closed.title"), role: "status" },
    h("p", null, texts.get("closed.text", settings)),
    visit?.isKept !== false && h("p", null, texts.get("closed.kept")),
  );

// The identity was refused. The shopper learns what to do, whoever looks after the page learns why.
export const Refused = ({ texts, problem, didClickTryAgain }) =>
  h(
    Notice,
    { icon: Alert, title: texts.get("refused.title"), role: "alert" },
    h("p", null, texts.get("refused.text")),
    problem?.error && h("p", { class: "detail" }, h("code", null, problem.error)),
    h("button", { class: "main", type: "button", onClick: didClickTryAgain }, texts.get("refused.again")),
  );

// The shape of a thread while it loads, and why it takes long.
export const Starting = ({ texts, visit, problem, didClickTryAgain }) =>
  h(
    "div",
    { class: "starting", role: "status" },
    h(LinkNote, { state: visit ? visit.link.state : problem && "offline", offline: "link.trying", texts }),
    h("span", { class: "unseen" }, texts.get("link.connecting")),
    ["wide", "", "own", "wide"].map((kind) => h("i", { class: kind })),
    !visit && problem && h("button", { class: "main", type: "button", onClick: didClickTryAgain }, texts.get("refused.again")),
  );
