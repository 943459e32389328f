package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.wording.ShopText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a colleague changed on a page, in words: a line for each field, and never none. Used by one thread.
public final class ChangeLines {
    private static final int LONGEST = 48;

    private final Texts texts;
    private final List<String> lines = new ArrayList<>();

    public ChangeLines(Locale locale) {
        texts = Texts.of(ChangeLines.class, locale);
    }

    /// A line for the field, where the two differ.
    public ChangeLines add(String field, String before, String after) {
        if (!before.equals(after)) {
            var was = shortened(before);
            var now = shortened(after);
            // Where they differ only beyond what is shown, to show both would be to say that nothing changed.
            lines.add(
                    was.equals(now) ? texts.get("changed.somehow", field) : texts.get("changed.line", field, was, now));
        }
        return this;
    }

    public ChangeLines add(String field, @Nullable URI before, @Nullable URI after) {
        return add(field, text(before), text(after));
    }

    /// A line for each of the text's languages in which the two differ.
    public ChangeLines add(String field, ShopText before, ShopText after) {
        add(field, before.text(), after.text());
        var own = new TreeSet<>(before.translations().keySet());
        own.addAll(after.translations().keySet());
        for (var language : own) {
            add(
                    field + " (" + Locale.forLanguageTag(language).getDisplayLanguage(texts.locale()) + ")",
                    before.translations().getOrDefault(language, ""),
                    after.translations().getOrDefault(language, ""));
        }
        return this;
    }

    public List<String> lines() {
        return lines.isEmpty() ? List.of(texts.get("changed.elsewhere")) : List.copyOf(lines);
    }

    private String shortened(String text) {
        if (text.isBlank()) {
            return texts.get("changed.nothing");
        }
        var line = text.strip().replace('\n', ' ');
        var length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String text(@Nullable URI link) {
        return link == null ? "" : link.toString();
    }
}
