package dev.sportello.wording;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A text of the shop: one for every language, and others for languages that have their own. Immutable.
///
/// @param text for every language without its own; blank for none
/// @param translations by their languages' BCP 47 tags; a blank one is none
public record ShopText(String text, Map<String, String> translations) {

    public ShopText {
        Objects.requireNonNull(text, "text");
        var sorted = new TreeMap<String, String>();
        translations.forEach((language, own) -> {
            if (!own.isBlank()) {
                sorted.put(language, own);
            }
        });
        translations = Collections.unmodifiableMap(sorted);
    }

    /// @param translations null for none
    public static ShopText of(String text, @Nullable Map<String, String> translations) {
        return new ShopText(text, Objects.requireNonNullElse(translations, Map.of()));
    }

    /// Whether nobody reads anything of it, in any language.
    public boolean isBlank() {
        return text.isBlank() && translations.isEmpty();
    }

    /// What a reader of the language gets, and in which language it is.
    ///
    /// @param language a BCP 47 tag, of which the base language counts where the tag has no text of its own; null
    ///     where it is not known
    /// @param languages of the shop; without translation, the text is taken to be in the first of these that has
    ///     none
    public Reading read(@Nullable String language, List<String> languages) {
        if (language != null) {
            for (var tag : List.of(language, base(language))) {
                var own = translations.get(tag);
                if (own != null) {
                    return new Reading(new Template(own), base(tag));
                }
            }
        }
        var written = languages.stream()
                .filter(one -> !translations.containsKey(one))
                .findFirst()
                .orElse(languages.isEmpty() ? "en" : languages.getFirst());
        return new Reading(new Template(text), base(written));
    }

    /// A text in one language.
    ///
    /// @param language a primary tag of BCP 47, such as `en`
    public record Reading(Template template, String language) {}

    private static String base(String tag) {
        return tag.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
    }
}
