package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.search.FoldedWords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The words by which a customer is found, and those of a question. What a customer was called before stays among
/// them: somebody may still look for it.
final class CustomerWords {
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().\\-/]{4,}");
    private static final int MOST_IN_A_QUESTION = 8;
    private static final int LONGEST = 320;

    static Set<String> of(Profile profile) {
        var words = new TreeSet<>(FoldedWords.of(profile.name()));
        addWhole(words, profile.email());
        addWhole(words, profile.customerId());
        if (profile.phone() != null) {
            words.add(digits(profile.phone()));
        }
        words.remove("");
        return words;
    }

    static Set<String> ofOrder(String number) {
        var words = new TreeSet<String>();
        addWhole(words, number);
        words.remove("");
        return words;
    }

    /// The words with which all that is asked for begins; empty where the question holds none.
    static List<String> ofQuestion(String question) {
        var asked = question.strip();
        if (PHONE.matcher(asked).matches()) {
            return List.of(digits(asked));
        }
        return Arrays.stream(asked.split("\\s+"))
                .flatMap(part -> isWhole(part) ? List.of(whole(part)).stream() : FoldedWords.of(part).stream())
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_IN_A_QUESTION)
                .toList();
    }

    /// Adds words to those by which a customer is found.
    static void add(Handle handle, ProfileId profile, Collection<String> words) {
        try (var batch = handle.prepareBatch("""
                insert into customer_word (word, profile)
                select cast(:word as bytea), cast(:profile as uuid)
                where not exists (select 1 from customer_word where word = :word and profile = :profile)""")) {
            for (var word : words) {
                batch.bind("word", bytes(word)).bind("profile", profile.value()).add();
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    static void erase(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from customer_word where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /// An address, the number of an order, the shop's id: not to be taken apart.
    private static boolean isWhole(String part) {
        return part.chars().anyMatch(letter -> letter == '@' || letter == '#' || Character.isDigit(letter));
    }

    private static void addWhole(Set<String> words, @Nullable String text) {
        if (text != null) {
            words.add(whole(text));
        }
    }

    private static String whole(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /// As the number is dialled from elsewhere, without the `+` or the `00`.
    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    }

    private CustomerWords() {}
}
