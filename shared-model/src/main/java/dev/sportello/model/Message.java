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
}
