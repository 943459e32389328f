package dev.sportello.relay.apikey;

import dev.sportello.relay.http.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A key as it is sent: `sk_` and 256 random bits in base64url. Immutable.
///
/// The first bits find the row, the hash of all decides: so no more than these can be learned from how long a
/// look at the table takes. More than 200 bits are left to guess.
record KeyText(String plain) {
    private static final String MARK = "sk_";
    private static final int SHOWN = 8;
    private static final int LENGTH = MARK.length() + 43;

    static KeyText make(Tokens tokens) {
        return new KeyText(MARK + tokens.make());
    }

    /// @return null where no key looks like that
    static @Nullable KeyText of(String sent) {
        var isOne = sent.length() == LENGTH
                && sent.startsWith(MARK)
                && sent.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
        return isOne ? new KeyText(sent) : null;
    }

    /// What may be shown.
    String start() {
        return plain.substring(0, MARK.length() + SHOWN);
    }

    /// A key is random, so no salt is needed, and a quick hash is enough.
    String hash() {
        return Tokens.hash(plain);
    }

    /// Takes as long whatever the difference is.
    boolean fits(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "KeyText[" + start() + "…]";
    }
}
