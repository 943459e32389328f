import { h } from "./preact.js";
import { useEffect } from "./hooks.js";
import { Composer } from "./composer.js";
import { EndedBar, EndQuestion } from "./chat-end.js";
import { LinkNote } from "./link-note.js";
import { address } from "./links.js";
import { Log } from "./log.js";

// One chat: what was said, and where to go on.
export const Conversation = (view) => {
  const { texts, visit } = view;
  const { chat, link } = visit;
  return h(
    "div",
    { class: "conversation" },
    h(LinkNote, { state: link.state, offline: visit.isKept ? "link.offline" : "link.offline-unkept", texts }),
    h(Log, view),
    chat.thread.ended
      ? h(EndedBar, { texts, by: chat.thread.ended, didClickStart: () => chat.startNew() })
      : h(Foot, view),
  );
};

const Foot = ({ settings, texts, isOpen, about, didDetach, asksForEnd, setAsksForEnd, visit: { chat, draft, kept, presence } }) => {
  const hasWritten = chat.messages.some(({ author }) => author.kind === "shopper");
  // A question that nobody answered ends with its chat.
  useEffect(() => () => setAsksForEnd(false), []);
  const didConfirm = () => {
    setAsksForEnd(false);
    chat.end();
  };
  return h(
    "div",
    { class: "foot" },
    !hasWritten && h(Legal, { settings, texts }),
    asksForEnd && h(EndQuestion, { texts, didConfirm, didDecline: () => setAsksForEnd(false) }),
    chat.isEnding && h("p", { class: "ending", role: "status" }, texts.get("end.ending")),
    h(Composer, {
      texts,
      draft,
      kept,
      isOpen,
      about,
      didDetach,
      didType: () => presence.typed(),
      didWrite: (text, order) => {
        chat.write(text, order);
        presence.rests();
      },
    }),
  );
};

const Legal = ({ settings: { privacyPolicy, terms }, texts }) => {
  const link = (href, key) => href && h("a", { href: address(href), target: "_blank", rel: "noopener noreferrer" }, texts.get(key));
  const links = [link(privacyPolicy, "legal.privacy"), link(terms, "legal.terms")].filter(Boolean);
  return links.length > 0 && h("p", { class: "legal" }, links);
};
