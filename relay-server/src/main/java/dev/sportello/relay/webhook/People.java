package dev.sportello.relay.webhook;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What payloads say of people, as it is shown.
final class People {

    static @Nullable String fullName(Payload person) {
        return joined(" ", person.text("first_name"), person.text("last_name"));
    }

    /// @return null where both are blank
    static @Nullable String joined(String between, @Nullable String one, @Nullable String other) {
        var all = Stream.of(one, other)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
        return all.isEmpty() ? null : all;
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null || one.isBlank() ? other : one;
    }

    private People() {}
}
