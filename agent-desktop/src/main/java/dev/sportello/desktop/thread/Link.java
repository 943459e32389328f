package dev.sportello.desktop.thread;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds addresses in a text. Only http and https: nothing else that a shopper wrote is ever opened.
final class Link {
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>\"“”]+", Pattern.CASE_INSENSITIVE);
    private static final String NOT_AT_THE_END = ".,;:!?'’)]}";

    /// A part of a text.
    sealed interface Part {
        String text();

        record Plain(String text) implements Part {}

        record Address(String text, URI address) implements Part {}
    }

    /// The text cut into plain parts and addresses, nothing left out.
    static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var plain = 0;
        var found = ADDRESS.matcher(text);
        while (found.find()) {
            var shown = withoutPunctuation(found.group());
            try {
                var address = new URI(shown);
                if (address.getHost() == null) {
                    continue;
                }
                if (plain < found.start()) {
                    parts.add(new Part.Plain(text.substring(plain, found.start())));
                }
                parts.add(new Part.Address(shown, address));
                plain = found.start() + shown.length();
            } catch (URISyntaxException notAnAddress) {
                // It stays plain text.
                continue;
            }
        }
        if (plain < text.length()) {
            parts.add(new Part.Plain(text.substring(plain)));
        }
        return parts;
    }

    /// A sentence's full stop and the bracket around an address do not belong to it.
    private static String withoutPunctuation(String address) {
        var end = address.length();
        while (end > 0 && NOT_AT_THE_END.indexOf(address.charAt(end - 1)) >= 0) {
            if (address.charAt(end - 1) == ')' && address.substring(0, end).contains("(")) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    private Link() {}
}
