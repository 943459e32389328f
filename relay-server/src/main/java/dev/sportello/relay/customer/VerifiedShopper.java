package dev.sportello.relay.customer;

import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import org.jspecify.annotations.Nullable;

/// What a shop signed about one shopper. What it left out, or left empty, stays as it was known.
///
/// @param customerId the shop's own name for the shopper, 1 to 200 characters, compared exactly
/// @param name a longer one is cut: it is only shown
/// @param language a BCP 47 tag
/// @param owned whether the email is the shopper's: a shop may say that it has not verified that, and then the email is
///     shown, and leads to nothing else that was told under it
public record VerifiedShopper(
        String customerId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        boolean owned) {

    private static final int LONGEST_NAME = 200;

    /// Of a shopper whose email is theirs.
    public VerifiedShopper(
            String customerId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language) {
        this(customerId, name, email, phone, language, true);
    }

    /// @throws IllegalArgumentException with a sentence that says which claim to correct
    public VerifiedShopper {
        if (VisibleText.isInvisible(customerId)) {
            throw new IllegalArgumentException("The customer id (\"sub\") is blank.");
        }
        check("The customer id (\"sub\")", customerId, 200);
        name = visible("The name", name, Integer.MAX_VALUE);
        email = visible("The email", email, 320);
        phone = visible("The phone", phone, 40);
        language = visible("The language (\"locale\")", language, 35);
        name = name == null ? null : VisibleText.cut(name, LONGEST_NAME).strip();
    }

    /// The claim without the blanks around it; null where nobody would see anything of it.
    private static @Nullable String visible(String claim, @Nullable String value, int most) {
        if (value == null || VisibleText.isInvisible(value)) {
            return null;
        }
        var stripped = value.strip();
        check(claim, stripped, most);
        return stripped;
    }

    /// Counts as H2 does: what needs a surrogate pair is two.
    private static void check(String claim, String value, int most) {
        if (value.length() > most) {
            throw new IllegalArgumentException(claim + " is longer than " + most + " characters.");
        }
        if (!StorableText.isLine(value)) {
            throw new IllegalArgumentException(claim + " holds control characters.");
        }
    }
}
