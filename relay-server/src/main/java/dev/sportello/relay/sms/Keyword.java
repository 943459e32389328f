package dev.sportello.relay.sms;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text by which somebody says whether they want texts: the whole of it, in English or Italian
/// ([the English ones](https://help.twilio.com/articles/223134027)).
enum Keyword {
    STOP(Set.of(
            "stop",
            "stopall",
            "unsubscribe",
            "cancel",
            "end",
            "quit",
            "revoke",
            "optout",
            "ferma",
            "basta",
            "annulla",
            "disiscrivimi",
            "cancellami")),
    START(Set.of("start", "unstop", "yes", "inizia", "riprendi", "iscrivimi")),
    HELP(Set.of("help", "info", "aiuto"));

    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Punct}\\p{IsWhite_Space}«»“”]+|[\\p{Punct}\\p{IsWhite_Space}«»“”]+$");
    private final Set<String> words;

    Keyword(Set<String> words) {
        this.words = words;
    }

    /// @param stopped whether the number has said STOP: only then a word that people also say otherwise, such as "yes",
    ///     starts anything
    /// @return null for any other text
    static @Nullable Keyword of(String text, boolean stopped) {
        var word = AROUND.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        for (var keyword : values()) {
            if (keyword.words.contains(word)) {
                return keyword == START && !stopped ? null : keyword;
            }
        }
        return null;
    }
}
