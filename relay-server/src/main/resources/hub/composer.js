import { h } from "./preact.js";
import { useLayoutEffect, useRef, useState } from "./hooks.js";
import { EmojiPicker } from "./emoji.js";
import { Send, Smile } from "./icons.js";
import { MOST_CODE_POINTS } from "./protocol.js";

// The count shows when so few are left.
const COUNT_FROM = 200;

// Where the shopper writes. Enter sends, Shift+Enter breaks the line.
export const Composer = ({ texts, draft, isOpen, didWrite, didClickEnd }) => {
  const field = useRef(null);
  const smile = useRef(null);
  const [text, setText] = useState(draft.text);
  const [picks, setPicks] = useState(false);
  const left = MOST_CODE_POINTS - [...text].length;
  const isSendable = text.trim() !== "" && left >= 0;

  useLayoutEffect(() => fitHeight(field.current), [text, isOpen]);

  const write = (next) => {
    draft.write(next);
    setText(next);
  };
  const send = () => {
    if (!isSendable) return;
    didWrite(sendable(text));
    write("");
    field.current.focus();
  };
  const didPressKey = (event) => {
    // While an input method composes, Enter picks a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const didPick = (emoji) => {
    const { selectionStart, selectionEnd } = field.current;
    write(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    putCaret(field.current, selectionStart + emoji.length);
  };
  const closePicker = () => {
    setPicks(false);
    smile.current.focus();
  };

  return h(
    "div",
    { class: "composer" },
    picks && h(EmojiPicker, { texts, didPick, didClose: closePicker }),
    h("textarea", {
      ref: field,
      rows: 1,
      dir: "auto",
      value: text,
      placeholder: texts.get("composer.placeholder"),
      "aria-label": texts.get("composer.label"),
      onInput: (event) => write(event.target.value),
      onKeyDown: didPressKey,
    }),
    h(
      "div",
      { class: "tools" },
      h(
        "button",
        {
          ref: smile,
          class: "plain",
          type: "button",
          "aria-label": texts.get("composer.emoji"),
          "aria-expanded": String(picks),
          onClick: () => setPicks(!picks),
        },
        h(Smile),
      ),
      didClickEnd && h("button", { class: "quiet", type: "button", onClick: didClickEnd }, texts.get("end.start")),
      h("span", { class: "room" }),
      left <= COUNT_FROM && h(Count, { texts, left }),
      h(
        "button",
        { class: "send", type: "button", "aria-label": texts.get("composer.send"), disabled: !isSendable, onClick: send },
        h(Send),
      ),
    ),
  );
};

const Count = ({ texts, left }) =>
  h(
    "span",
    { class: left < 0 ? "count over" : "count", role: "status" },
    texts.get(left < 0 ? "composer.over" : "composer.left", { count: Math.abs(left) }),
  );

// The relay takes neither control characters nor half a surrogate pair; they come in by pasting and have no picture.
const sendable = (text) =>
  text
    .trim()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, "");

// In a panel that is not open nothing has a height; it is measured again when it opens.
const fitHeight = (field) => {
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = `${field.scrollHeight}px`;
};

// After the new value has been drawn.
const putCaret = (field, place) =>
  requestAnimationFrame(() => {
    field.focus();
    field.setSelectionRange(place, place);
  });
