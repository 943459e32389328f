package dev.sportello.relay.klaviyo;

import java.util.Map;
import java.util.regex.Pattern;

/// HTML as it is written: every text that goes into it is escaped. For one thread.
final class Html {
    private static final Pattern SPECIAL = Pattern.compile("[&<>\"']");
    private static final Map<String, String> ESCAPED =
            Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&#39;");

    private final StringBuilder text = new StringBuilder();

    /// Begins an element; [#end] ends it.
    ///
    /// @param tag with its attributes, which are the page's own
    Html begin(String tag) {
        text.append('<').append(tag).append('>');
        return this;
    }

    Html end(String tag) {
        text.append("</").append(tag).append(">\n");
        return this;
    }

    /// A whole element with a text.
    Html element(String tag, String words) {
        begin(tag).words(words);
        return end(tag.split(" ", 2)[0]);
    }

    Html words(String words) {
        text.append(escaped(words));
        return this;
    }

    /// What is no text of anybody's, such as the page's own style.
    Html raw(String own) {
        text.append(own);
        return this;
    }

    private static String escaped(String words) {
        return SPECIAL.matcher(words).replaceAll(found -> ESCAPED.get(found.group()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
