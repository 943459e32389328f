package dev.sportello.wire;

import dev.sportello.model.Message;
import dev.sportello.model.VisibleText;
import org.jspecify.annotations.Nullable;

/// What may stand in a message. Hub, desktop and relay go by the same rule; the relay's word counts.
public final class MessageText {

    /// What is wrong with the text, or null when it may be sent.
    public static @Nullable ErrorKind problem(String text) {
        if (text.isBlank()) {
            return ErrorKind.TEXT_BLANK;
        }
        if (text.codePointCount(0, text.length()) > Message.MOST_CODE_POINTS) {
            return ErrorKind.TEXT_TOO_LONG;
        }
        if (!Message.isText(text)) {
            return ErrorKind.TEXT_MALFORMED;
        }
        return VisibleText.isInvisible(text) ? ErrorKind.TEXT_BLANK : null;
    }

    private MessageText() {}
}
