import { h } from "./preact.js";
import { useLayoutEffect, useRef } from "./hooks.js";
import { composes } from "./keys.js";

// Asks once whether to end the chat, in the panel itself.
export const EndQuestion = ({ texts, didConfirm, didDecline }) => {
  const no = useRef(null);
  useLayoutEffect(() => no.current.focus(), []);
  const didPressKey = (event) => {
    if (event.key !== "Escape" || composes(event)) return;
    event.stopPropagation();
    didDecline();
  };
  return h(
    "div",
    { class: "question", role: "group", "aria-label": texts.get("end.ask"), onKeyDown: didPressKey },
    h("strong", null, texts.get("end.ask")),
    h("button", { class: "danger", type: "button", onClick: didConfirm }, texts.get("end.yes")),
    h("button", { class: "soft", type: "button", ref: no, onClick: didDecline }, texts.get("end.no")),
  );
};

// The chat has ended, and is never reopened.
export const EndedBar = ({ texts, by, didClickStart }) => {
  const sentence =
    by.kind === "agent" ? texts.get("ended.by-agent", { name: by.firstName }) : texts.get("ended.text");
  return h(
    "div",
    { class: "foot ended" },
    h("p", { key: sentence, role: "status" }, sentence),
    h("button", { class: "main", type: "button", onClick: didClickStart }, texts.get("ended.start")),
  );
};
