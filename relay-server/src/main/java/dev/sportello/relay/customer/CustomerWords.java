package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.VisibleText;
import dev.sportello.relay.search.FoldedWords;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The words by which a customer is found, and those of a question. What a customer was called before may be among
/// them: somebody may still look for it.
final class CustomerWords {
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().\\-/]{4,}");
    private static final Pattern MARK = Pattern.compile("\\p{M}");
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

    static Set<String> of(IdentityTable.Row identity) {
        var words = new TreeSet<String>();
        words.add(identity.kind() == IdentityTable.Kind.PHONE ? digits(identity.name()) : whole(identity.name()));
        return words;
    }

    /// The ways to read a question: with each, all words begin one of a customer's. A number may be one of a phone or
    /// of an order. Empty where the question holds no words.
    static List<List<String>> ofQuestion(String question) {
        var words = Arrays.stream(question.split("[\\s\\p{Z}]+"))
                .flatMap(part -> isWhole(part) ? Stream.of(whole(part)) : FoldedWords.of(part).stream())
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_IN_A_QUESTION)
                .sorted(Comparator.comparing(CustomerWords::isWhole)
                        .thenComparingInt(String::length)
                        .reversed())
                .toList();
        var dialled = dialled(question);
        var phone = PHONE.matcher(dialled).matches() ? List.of(digits(dialled)) : List.<String>of();
        return Stream.of(phone, words)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    /// Adds words to those by which a customer is found.
    static void add(Handle handle, ProfileId profile, Collection<String> words) {
        for (var word : words) {
            if (!has(handle, profile, word)) {
                handle.createUpdate("insert into customer_word (word, profile) values (:word, :profile)")
                        .bind("word", bytes(word))
                        .bind("profile", profile)
                        .execute();
            }
        }
    }

    private static boolean has(Handle handle, ProfileId profile, String word) {
        return handle.createQuery("select profile from customer_word where word = :word and profile = :profile")
                .bind("word", bytes(word))
                .bind("profile", profile)
                .mapTo(ProfileId.class)
                .findOne()
                .isPresent();
    }

    /// Takes words away that are another's now, but for those that the profile itself still says.
    static void remove(Handle handle, ProfileId profile, Collection<String> words) {
        var own = ProfileTable.find(handle, profile)
                .map(row -> of(row.profile(List.of(), null)))
                .orElse(Set.of());
        for (var word : words) {
            if (!own.contains(word)) {
                handle.createUpdate("delete from customer_word where word = :word and profile = :profile")
                        .bind("word", bytes(word))
                        .bind("profile", profile)
                        .execute();
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
        var plain = MARK.matcher(Normalizer.normalize(visible(text).strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^#", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /// Without what comes along where somebody copies a number or an address, such as marks of direction.
    private static String visible(String text) {
        return text.codePoints()
                .filter(point -> Character.isSpaceChar(point) || !VisibleText.isInvisible(Character.toString(point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// A number as keys have it: without the spaces, hyphens and digits of other scripts.
    private static String dialled(String text) {
        return Normalizer.normalize(visible(text), Normalizer.Form.NFKC)
                .codePoints()
                .map(point -> switch (Character.getType(point)) {
                    case Character.SPACE_SEPARATOR -> ' ';
                    case Character.DASH_PUNCTUATION -> '-';
                    case Character.DECIMAL_DIGIT_NUMBER -> Character.forDigit(Character.digit(point, 10), 10);
                    default -> point;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /// As the number is dialled from elsewhere, without the `+` or the `00`.
    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "").replaceFirst("^00", "");
    }

    private CustomerWords() {}
}
