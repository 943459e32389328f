package dev.sportello.model;

import java.util.Objects;

/// One bubble of a ticket. The text is plain: nobody ever interprets it as markup.
public record Message(MessageId id, Party author, String text) {
    /// The longest text, in Unicode code points.
    public static final int MOST_CODE_POINTS = 4_000;

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(text, "text");
    }

    public boolean byShopper() {
        return author instanceof Party.Shopper;
    }

    /// Whether a text holds nothing but what a person can have written: half a surrogate pair cannot be stored as
    /// UTF-8, and control characters have no picture and break databases.
    public static boolean isText(String text) {
        return text.codePoints().allMatch(Message::isText);
    }

    private static boolean isText(int codePoint) {
        var surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        var control = Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t' && codePoint != '\r';
        return !surrogate && !control;
    }
}
