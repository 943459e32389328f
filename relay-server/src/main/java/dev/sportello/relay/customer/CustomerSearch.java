package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.wire.AgentBodies.CustomerPage;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Finds customers by the beginnings of their names, by email, phone, customer id, or the number of an order.
/// Thread-safe.
public final class CustomerSearch {
    private static final int MOST_OF_A_PAGE = 50;
    private static final int LONGEST_QUESTION = 200;
    private static final int MOST_ROUNDS = 20;

    private final Jdbi jdbi;
    private final Profiles profiles;

    CustomerSearch(Jdbi jdbi, Profiles profiles) {
        this.jdbi = jdbi;
        this.profiles = profiles;
    }

    /// Where a page ends: at a word of a customer.
    private record Place(byte[] word, UUID profile) {
        private static Place of(String text) throws RefusedFrame {
            try {
                var parts = text.split("\\.", -1);
                return new Place(Base64.getUrlDecoder().decode(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw refusal();
            }
        }

        private static RefusedFrame refusal() {
            return new RefusedFrame(ErrorKind.INPUT_INVALID, "\"after\" is the \"next\" of a page before.", null);
        }

        /// Whether it is among the words that begin with this one.
        private boolean isBehind(String first) {
            return Arrays.compareUnsigned(word, CustomerWords.bytes(first)) >= 0
                    && Arrays.compareUnsigned(word, end(first)) < 0;
        }

        private String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(word) + "." + profile;
        }
    }

    /// A page of those in whom each word of the question begins one of theirs, in the order of the rarest of them.
    ///
    /// @param after the `next` of the page before; null for the first
    /// @param limit 1 to 50; what lies outside is moved to the nearer end
    /// @throws RefusedFrame `input-invalid`
    public CustomerPage find(String question, @Nullable String after, int limit) throws RefusedFrame {
        if (question.length() > LONGEST_QUESTION) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID, "\"query\" has at most " + LONGEST_QUESTION + " characters.", null);
        }
        var readings = CustomerWords.ofQuestion(question);
        var most = Math.clamp(limit, 1, MOST_OF_A_PAGE);
        if (after != null) {
            var place = Place.of(after);
            var words = readings.stream()
                    .filter(reading -> place.isBehind(reading.getFirst()))
                    .findFirst()
                    .orElseThrow(Place::refusal);
            return jdbi.withHandle(handle -> search(handle, words, place, most));
        }
        var page = new CustomerPage(List.of(), null);
        for (var words : readings) {
            page = jdbi.withHandle(handle -> search(handle, words, null, most));
            if (!page.customers().isEmpty()) {
                break;
            }
        }
        return page;
    }

    /// Goes on where many have the one word and few have them all; but not for ever: an agent may ask for more.
    private CustomerPage search(Handle handle, List<String> words, @Nullable Place after, int most) {
        var found = new LinkedHashSet<ProfileId>();
        var last = after;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var places = places(handle, words.getFirst(), last, most);
            for (var place : places) {
                if (hasAll(handle, new ProfileId(place.profile), words)) {
                    found.add(new ProfileId(place.profile));
                }
                last = place;
                if (found.size() == most) {
                    return page(found, last);
                }
            }
            if (places.size() < most) {
                return page(found, null);
            }
        }
        return page(found, last);
    }

    private CustomerPage page(Set<ProfileId> found, @Nullable Place last) {
        var customers = found.stream().map(profiles::find).filter(Objects::nonNull);
        return new CustomerPage(
                customers.<Profile>map(Objects::requireNonNull).toList(), last == null ? null : last.text());
    }

    private static List<Place> places(Handle handle, String first, @Nullable Place after, int most) {
        var end = end(first);
        if (after == null) {
            return from(handle, CustomerWords.bytes(first), end, most);
        }
        var places = new ArrayList<>(behind(handle, after, most));
        if (places.size() < most) {
            places.addAll(from(handle, next(after.word), end, most - places.size()));
        }
        return places;
    }

    /// The other customers who have the last word of the page before as well.
    private static List<Place> behind(Handle handle, Place place, int limit) {
        return handle.createQuery("""
                        select word, profile from customer_word where word = :word and profile > :profile
                        order by word, profile limit :limit""")
                .bind("word", place.word)
                .bind("profile", place.profile)
                .bind("limit", limit)
                .map((row, _) -> new Place(row.getBytes("word"), row.getObject("profile", UUID.class)))
                .list();
    }

    private static List<Place> from(Handle handle, byte[] from, byte[] end, int limit) {
        return handle.createQuery("""
                        select word, profile from customer_word where word >= :from and word < :end
                        order by word, profile limit :limit""")
                .bind("from", from)
                .bind("end", end)
                .bind("limit", limit)
                .map((row, _) -> new Place(row.getBytes("word"), row.getObject("profile", UUID.class)))
                .list();
    }

    private static boolean hasAll(Handle handle, ProfileId profile, List<String> words) {
        return words.stream()
                .skip(1)
                .allMatch(word -> handle.createQuery("""
                        select profile from customer_word where profile = :profile and word >= :from and word < :end
                        limit 1""")
                        .bind("profile", profile)
                        .bind("from", CustomerWords.bytes(word))
                        .bind("end", end(word))
                        .mapTo(ProfileId.class)
                        .findOne()
                        .isPresent());
    }

    /// The first that does not begin with a word: no text holds the byte 255.
    private static byte[] end(String word) {
        var bytes = CustomerWords.bytes(word);
        var end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) 0xff;
        return end;
    }

    private static byte[] next(byte[] word) {
        return Arrays.copyOf(word, word.length + 1);
    }
}
