package dev.sportello.desktop.handover;

import dev.sportello.model.TicketId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The only form of link that there is: `sportello://ticket/1042`.
final class TicketLink {
    /// A number that fits into a long. Scheme and host know no case (RFC 3986, section 6.2.2.1), and some systems add a
    /// slash.
    private static final Pattern FORM =
            Pattern.compile("sportello://ticket/([1-9][0-9]{0,17})/?", Pattern.CASE_INSENSITIVE);

    /// @return null for all else
    static @Nullable TicketId read(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? new TicketId(Long.parseLong(found.group(1))) : null;
    }

    private TicketLink() {}
}
