import { h } from "./preact.js";
import { useLayoutEffect, useRef, useState } from "./hooks.js";
import { explain } from "./explain.js";
import { Close, Send, Smile } from "./icons.js";
import { composes } from "./keys.js";
import { later } from "./later.js";
import { OrderCard } from "./order-card.js";
import { MOST_CODE_POINTS } from "./protocol.js";
import { beginning, isVisible, length, sendable } from "./sendable.js";

// The count shows when so few are left.
const COUNT_FROM = 200;

// So much more than fits may stand in the field, for the shopper to shorten. What is pasted beyond it is cut.
const MOST_TOO_MANY = 200;

// Loaded when the pointer or the focus comes to its button: few shoppers open it.
let EmojiPicker = null;
const loadPicker = async () => {
  try {
    EmojiPicker ??= (await later("emoji")).EmojiPicker;
  } catch (problem) {
    explain("[S8] The emoji could not be loaded.", problem);
  }
  return EmojiPicker;
};

// Where the shopper writes. Enter sends, Shift+Enter breaks the line.
//
// about: the order that the message will be about, a new object each time; didDetach(): it is to be about none
export const Composer = ({ texts, draft, kept, isOpen, about, didDetach, didType, didWrite }) => {
  const field = useRef(null);
  const smile = useRef(null);
  const [text, setText] = useState(draft.text);
  const [picks, setPicks] = useState(false);
  // What could not be taken of what was pasted or dropped: a number of characters, or "files".
  const [refused, setRefused] = useState(0);
  const left = MOST_CODE_POINTS - length(text);
  const isSendable = left >= 0 && isVisible(sendable(text));

  useLayoutEffect(() => fitHeight(field.current), [text, isOpen]);

  const write = (next) => {
    draft.write(next);
    setText(next);
  };
  useLayoutEffect(() => {
    if (about) putCaret(field.current, text.length);
  }, [about]);
  const didInput = ({ target }) => {
    const { value, selectionEnd: caret } = target;
    const fitting = length(value) > MOST_CODE_POINTS + MOST_TOO_MANY ? cut(value, caret) : value;
    setRefused(length(value) - length(fitting));
    write(fitting);
    didType();
    if (fitting !== value) putCaret(target, caret - (value.length - fitting.length));
  };
  // A picture beside a text (as office programs copy) is passed over.
  const didGetFiles = (event) => {
    const data = event.clipboardData ?? event.dataTransfer;
    if (!hasFiles(data) || data.getData("text/plain")) return;
    event.preventDefault();
    setRefused("files");
  };
  const send = () => {
    if (!isSendable) return;
    didWrite(sendable(text), about);
    didDetach();
    write("");
    setRefused(0);
    field.current.focus();
  };
  const didPressKey = (event) => {
    if (event.key !== "Enter" || event.shiftKey || composes(event)) return;
    event.preventDefault();
    send();
  };
  const didPick = (emoji) => {
    const { selectionStart, selectionEnd } = field.current;
    write(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd));
    putCaret(field.current, selectionStart + emoji.length);
  };
  const didClickRemove = () => {
    didDetach();
    field.current.focus();
  };
  const closePicker = () => {
    setPicks(false);
    smile.current.focus();
  };

  return h(
    "div",
    { class: "composer" },
    picks && h(EmojiPicker, { texts, kept, didPick, didClose: closePicker }),
    about && h(
      OrderCard,
      { order: about, texts },
      h("button", { class: "plain", type: "button", "aria-label": texts.get("about.remove"), onClick: didClickRemove }, h(Close)),
    ),
    h(
      "p",
      { class: "refused", role: "status" },
      refused !== 0 && h("span", { key: refused }, refusal(texts, refused)),
    ),
    h("textarea", {
      ref: field,
      rows: 1,
      dir: "auto",
      value: text,
      placeholder: texts.get("composer.placeholder"),
      "aria-label": texts.get("composer.label"),
      onInput: didInput,
      onPaste: didGetFiles,
      onDrop: didGetFiles,
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
          onPointerEnter: loadPicker,
          onFocus: loadPicker,
          // The line may have been cut for that moment only.
          onClick: async () => setPicks(!picks && Boolean((await loadPicker()) ?? (await loadPicker()))),
        },
        h(Smile),
      ),
      h("span", { class: "room" }),
      left <= COUNT_FROM && h(Count, { key: left, texts, left }),
      h(
        "button",
        { class: "send", type: "button", "aria-label": texts.get("composer.send"), disabled: !isSendable, onClick: send },
        h(Send),
      ),
    ),
  );
};

const refusal = (texts, refused) =>
  refused === "files"
    ? texts.get("composer.text-only")
    : texts.get("composer.cut", { count: refused.toLocaleString(texts.language) });

const Count = ({ texts, left }) =>
  h(
    "span",
    { class: left < 0 ? "count over" : "count", role: "status" },
    texts.get(left < 0 ? "composer.over" : "composer.left", { count: Math.abs(left) }),
  );

export const hasFiles = (data) => data?.types.includes("Files") ?? false;

// A text with so much less before the caret, where the new is, that all of it fits.
const cut = (value, caret) => {
  const after = value.slice(caret);
  const most = MOST_CODE_POINTS - length(after);
  return most < 0 ? beginning(value, MOST_CODE_POINTS) : beginning(value.slice(0, caret), most) + after;
};

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
