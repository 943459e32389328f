package dev.sportello.relay.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Under which names something was told of a shopper: at least one of them.
///
/// @param customerId the shop's own, compared exactly
/// @param email in letters of either case; null also where the shop says that it has not verified it
/// @param phone with its country's code
/// @param signed whether the shop has signed all of it
public record Identity(
        @Nullable String customerId,
        @Nullable String email,
        @Nullable String phone,
        boolean signed) {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /// @throws IllegalArgumentException if there is none of the three, or the customer id is too long
    public Identity {
        customerId = customerId == null || VisibleText.isInvisible(customerId) ? null : customerId;
        email = email(email);
        phone = phone(phone);
        if (customerId != null && (customerId.length() > 200 || !StorableText.isLine(customerId))) {
            throw new IllegalArgumentException("A customer id has at most 200 characters, and no control characters.");
        }
        if (customerId == null && email == null && phone == null) {
            throw new IllegalArgumentException("A customer id, an email or a phone number with its country's code.");
        }
    }

    /// Whether there is anything by which a shopper can be told from others.
    public static boolean names(@Nullable String customerId, @Nullable String email, @Nullable String phone) {
        var hasId = customerId != null && !VisibleText.isInvisible(customerId);
        return hasId || email(email) != null || phone(phone) != null;
    }

    /// @return in small letters; null where it is none
    public static @Nullable String email(@Nullable String text) {
        var email = text == null ? null : StorableText.line(text.toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
        return email == null || !email.contains("@") || email.length() > 320 ? null : email;
    }

    /// In the form of E.164; null where it is none, or the country's code is missing.
    public static @Nullable String phone(@Nullable String text) {
        return international(text, null);
    }

    /// A phone number in the form of E.164; null where it is none.
    ///
    /// @param country where it was typed without its country's code, by ISO 3166; null: unknown
    public static @Nullable String international(@Nullable String text, @Nullable String country) {
        var typed = StorableText.line(text, 40);
        if (typed == null) {
            return null;
        }
        try {
            var number = PHONES.parse(typed.replaceFirst("^00", "+"), country);
            return PHONES.isPossibleNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    static Identity of(VerifiedShopper shopper) {
        return new Identity(shopper.customerId(), shopper.owned() ? shopper.email() : null, shopper.phone(), true);
    }
}
