package dev.sportello.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an email has besides its text.
///
/// @param address to which it went, or from which it came
/// @param quoted what its author quoted of earlier ones, or the chat that an agent quoted; null for nothing
/// @param attachments the names of the files that came with it, which are not kept
public record Email(
        String subject, String address, @Nullable String quoted, List<String> attachments) {
    /// The longest subject, in Unicode code points.
    public static final int MOST_OF_A_SUBJECT = 200;

    /// The longest quotation, in Unicode code points; a longer one is cut.
    public static final int MOST_OF_A_QUOTATION = 4_000;

    public Email {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(address, "address");
        attachments = List.copyOf(attachments);
    }
}
