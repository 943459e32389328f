package dev.sportello.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One bubble of a ticket. The text is plain: nobody ever interprets it as markup.
///
/// @param order that a shopper asks about; null for none
public record Message(
        MessageId id, Party author, String text, @Nullable OrderCard order) {
    /// The longest text, in Unicode code points.
    public static final int MOST_CODE_POINTS = 4_000;

    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(text, "text");
    }

    public Message(MessageId id, Party author, String text) {
        this(id, author, text, null);
    }

    public boolean byShopper() {
        return author instanceof Party.Shopper;
    }
}
