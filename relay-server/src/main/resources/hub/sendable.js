// What can be sent of what was typed, by the same rule as in the relay and the inbox.

// White space, controls, what Unicode calls default ignorable (UAX #44), anchors of annotations, and the Braille pattern
// without dots.
const NOTHING_VISIBLE = /^[\s\p{Z}\p{Cc}\p{DI}\u2800\uFFF9-\uFFFB]*$/u;

export const isVisible = (text) => !NOTHING_VISIBLE.test(text);

// Without control characters and halves of a surrogate pair, which the relay takes neither of; they come in by pasting
// and have no picture.
export const sendable = (text) =>
  text
    .trim()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, "");

// In code points, as the limit counts.
export const length = (text) => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

// The first code points of a text.
export const beginning = (text, most) => {
  let end = 0;
  for (const point of text) {
    if (most-- <= 0) break;
    end += point.length;
  }
  return text.slice(0, end);
};
