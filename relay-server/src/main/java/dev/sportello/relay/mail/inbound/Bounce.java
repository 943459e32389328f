package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sportello.model.Delivery;
import dev.sportello.model.StorableText;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a report says of a mail that was not delivered (RFC 3464).
///
/// @param about the `Message-ID`s that stand in the report: one of them is the mail's
/// @param failed whether it has failed for good
/// @param reason one line of the server's
record Bounce(List<String> about, boolean failed, String reason) {
    private static final int MOST_READ = 256 * 1024;
    private static final int MOST_IDS = 10;
    private static final Pattern ID =
            Pattern.compile("(?im)^(?:Message-ID|In-Reply-To):\\s*(<[^<>\\s\\p{Cc}]{1,390}>)");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed");
    private static final Pattern DIAGNOSTIC = Pattern.compile(
            "(?im)^Diagnostic-Code:\\s*(?:[\\w-]{1,20};\\s*)?(\\S[^\\r\\n]{0,300}(?:\\r?\\n[ \\t]+[^\\r\\n]{1,300}){0,5})");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");

    /// @param mail the whole of it, as it came
    static Bounce of(byte[] mail) {
        var text = new String(mail, 0, Math.min(mail.length, MOST_READ), ISO_8859_1);
        var ids = ID.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .limit(MOST_IDS)
                .toList();
        var status = STATUS.matcher(text);
        var permanent = status.find() && status.group(1).startsWith("5");
        return new Bounce(ids, permanent || FAILED.matcher(text).find(), reason(text));
    }

    private static String reason(String text) {
        var said = DIAGNOSTIC.matcher(text);
        var status = STATUS.matcher(text);
        var reason = said.find() ? said.group(1).replaceAll("\\s+", " ") : status.find() ? status.group(1) : null;
        var line = StorableText.line(reason, Delivery.MOST_OF_A_REASON);
        return Objects.requireNonNullElse(line, "The mail came back.");
    }
}
