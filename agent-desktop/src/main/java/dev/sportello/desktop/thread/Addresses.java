package dev.sportello.desktop.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/// Finds addresses in a text, by the rule that the hub has as well: both are tested with the same cases. The library
/// autolink finds them; besides, one ends where another script's punctuation or something invisible begins, and what
/// Markdown puts around an address is no part of it.
final class Addresses {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder().build();

    /// No address goes on behind these. The middle dot is a letter's in Catalan.
    private static final Pattern OVER = Pattern.compile(
            "[\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\"<>`]|[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}&&[^\\x00-\\x7f·]]");

    /// Phones begin a sentence with a capital, and the library knows small ones only.
    private static final Pattern WWW = Pattern.compile("www\\.", Pattern.CASE_INSENSITIVE);

    /// What may be inside of an address, and not at its end.
    private static final Pattern TAIL = Pattern.compile("[.,:;?!'*_~|]+$");

    /// What an email may have inside of its name, and not at its beginning.
    private static final Pattern HEAD = Pattern.compile("^[!#$%&'*+\\-/=?^_`{|}~]+");

    /// The text cut into plain parts and addresses, nothing left out.
    static List<TextPart> parts(String text) {
        var parts = new ArrayList<TextPart>();
        var over = OVER.matcher(text);
        var plain = 0;
        var from = 0;
        while (from < text.length()) {
            var to = over.find() ? over.start() : text.length();
            for (var span :
                    EXTRACTOR.extractLinks(WWW.matcher(text.substring(from, to)).replaceAll("www."))) {
                var address = address(text.substring(from + span.getBeginIndex(), from + span.getEndIndex()), span);
                if (address != null) {
                    var shown = address.text();
                    // Of what Markdown puts around, an email's is before it as well: no library takes that away.
                    var start = span.getType() == LinkType.EMAIL
                            ? from + span.getEndIndex() - shown.length()
                            : from + span.getBeginIndex();
                    if (plain < start) {
                        parts.add(new TextPart.Plain(text.substring(plain, start)));
                    }
                    parts.add(address);
                    plain = start + shown.length();
                }
            }
            from = to == text.length() ? to : over.end();
        }
        if (plain < text.length()) {
            parts.add(new TextPart.Plain(text.substring(plain)));
        }
        return parts;
    }

    /// Null for what no browser should open.
    private static TextPart.@Nullable Address address(String found, LinkSpan span) {
        var shown = span.getType() == LinkType.EMAIL
                ? HEAD.matcher(found).replaceFirst("")
                : TAIL.matcher(found).replaceFirst("");
        var opens = switch (span.getType()) {
            case URL -> OpenedAddress.page(shown);
            case WWW -> OpenedAddress.page("https://" + shown);
            case EMAIL -> OpenedAddress.mail(shown);
        };
        return opens == null ? null : new TextPart.Address(shown, opens);
    }

    private Addresses() {}
}
