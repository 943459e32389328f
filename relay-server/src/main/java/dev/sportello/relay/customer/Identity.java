package dev.sportello.relay.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.sportello.model.VisibleText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Under which names something was told of a shopper: at least one of them.
///
/// @param customerId the shop's own, compared exactly
/// @param email in letters of either case; null also where the shop says that it is not verified
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
        if (customerId != null && customerId.length() > 200) {
            throw new IllegalArgumentException("A customer id has at most 200 characters.");
        }
        if (customerId == null && email == null && phone == null) {
            throw new IllegalArgumentException("A customer id, an email or a phone number with its country's code.");
        }
    }

    private static @Nullable String email(@Nullable String text) {
        var email = ShopText.line(text, 320);
        return email == null || !email.contains("@") ? null : email.toLowerCase(Locale.ROOT);
    }

    /// In the form of E.164; null where it is none, or the country's code is missing.
    private static @Nullable String phone(@Nullable String text) {
        var typed = ShopText.line(text, 40);
        if (typed == null) {
            return null;
        }
        try {
            var number = PHONES.parse(typed.replaceFirst("^00", "+"), null);
            return PHONES.isPossibleNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    static Identity of(VerifiedShopper shopper) {
        return new Identity(shopper.customerId(), shopper.email(), shopper.phone(), true);
    }
}
