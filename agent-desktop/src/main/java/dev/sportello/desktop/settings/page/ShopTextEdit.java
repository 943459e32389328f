package dev.sportello.desktop.settings.page;

import dev.sportello.wording.ShopText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text of the shop while it is edited, in each of its languages. FX thread only.
public final class ShopTextEdit {
    private final Map<TextLanguage, StringProperty> texts = new EnumMap<>(TextLanguage.class);

    /// Those in languages that only a newer program knows: they stay as they are.
    private Map<String, String> others = Map.of();

    /// @param edited is called after each change
    public ShopTextEdit(Runnable edited) {
        for (var language : TextLanguage.values()) {
            var text = new SimpleStringProperty("");
            text.subscribe((_, _) -> edited.run());
            texts.put(language, text);
        }
    }

    /// The text for every language without its own.
    public StringProperty text() {
        return in(TextLanguage.EVERY);
    }

    /// The text of a language; blank where it has none of its own.
    public StringProperty in(TextLanguage language) {
        return Objects.requireNonNull(texts.get(language));
    }

    public ShopText read() {
        var own = new HashMap<>(others);
        texts.forEach((language, text) -> own.put(language.tag(), text.get()));
        own.remove(TextLanguage.EVERY.tag());
        return new ShopText(text().get(), own);
    }

    public void fill(ShopText page) {
        others = others(page);
        texts.forEach((language, text) -> text.set(of(page, language)));
    }

    /// Puts what `next` has otherwise than `before`, where it still is as `before` has it.
    public void rebase(ShopText before, ShopText next) {
        others = others(next);
        texts.forEach((language, text) -> Rebase.field(text, of(before, language), of(next, language)));
    }

    private static Map<String, String> others(ShopText page) {
        var others = new HashMap<>(page.translations());
        for (var language : TextLanguage.values()) {
            others.remove(language.tag());
        }
        return others;
    }

    private static String of(ShopText page, TextLanguage language) {
        return language == TextLanguage.EVERY
                ? page.text()
                : page.translations().getOrDefault(language.tag(), "");
    }
}
