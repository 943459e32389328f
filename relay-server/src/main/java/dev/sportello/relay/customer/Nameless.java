package dev.sportello.relay.customer;

import dev.sportello.model.Profile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a shopper is called of whom nobody has told a name.
final class Nameless {

    static String called(@Nullable String email, @Nullable String phone, @Nullable String customerId) {
        if (email != null) {
            return email;
        }
        return customerId == null ? Objects.requireNonNullElse(phone, "?") : "Customer " + customerId;
    }

    /// The name of a profile whose email is another now: who has no name is called by what is known now.
    static String renamed(Profile known, @Nullable String email) {
        return is(known) ? called(email, known.phone(), known.customerId()) : known.name();
    }

    static boolean is(Profile profile) {
        return profile.name().equals(called(profile.email(), profile.phone(), profile.customerId()));
    }

    private Nameless() {}
}
