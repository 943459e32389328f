package dev.sportello.relay.customer;

import org.jspecify.annotations.Nullable;

/// What a shop signed about one shopper. What it left out stays as it was known.
///
/// @param customerId the shop's own name for the shopper, 1 to 200 characters
/// @param language a BCP 47 tag
public record VerifiedShopper(
        String customerId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language) {

    /// @throws IllegalArgumentException with a sentence that says which claim to correct
    public VerifiedShopper {
        if (customerId.isBlank()) {
            throw new IllegalArgumentException("The customer id (\"sub\") is blank.");
        }
        check("The customer id (\"sub\")", customerId, 200);
        check("The name", name, 200);
        check("The email", email, 320);
        check("The phone", phone, 40);
        check("The language", language, 35);
    }

    /// PostgreSQL stores no NUL, and no database stores half a surrogate pair: neither is let in.
    private static void check(String claim, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        if (value.codePointCount(0, value.length()) > most) {
            throw new IllegalArgumentException(claim + " is longer than " + most + " characters.");
        }
        if (value.codePoints().anyMatch(VerifiedShopper::unstorable)) {
            throw new IllegalArgumentException(claim + " holds control characters.");
        }
    }

    private static boolean unstorable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
