package dev.sportello.relay.shopper;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// An identity that a shop system's templates have signed, such as Shopify's Liquid by its filter `hmac_sha256`. It is
/// the JWT that it would be elsewhere, but for its last part: the signature is in hex, since templates have no bytes.
/// That of a usual token has another length. Stateless.
final class TemplateToken {
    private static final Pattern SIGNED_IN_HEX = Pattern.compile("[^.]*\\.[^.]*\\.[0-9a-f]{64}");

    static boolean isOne(String token) {
        return SIGNED_IN_HEX.matcher(token).matches();
    }

    /// @param token that [#isOne]
    static SignedJWT parse(String token) throws ParseException {
        var parts = token.split("\\.");
        var signature = HexFormat.of().parseHex(parts[2]);
        return new SignedJWT(new Base64URL(parts[0]), new Base64URL(parts[1]), Base64URL.encode(signature));
    }

    private TemplateToken() {}
}
