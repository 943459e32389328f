package dev.sportello.relay.shopper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.text.ParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether what a page passed has the form of a signed token (RFC 7515, section 3.1), looked at before any signature:
/// each mistake that integrators make on the way from the shop's server to the page has a name of its own.
final class TokenForm {
    private static final int LONGEST = 8 * 1024;
    private static final Pattern PREFIXED = Pattern.compile("(?i)bearer[\\s:].*", Pattern.DOTALL);
    private static final Pattern WRAPPED = Pattern.compile("\\s*[\"'`{].*", Pattern.DOTALL);
    private static final Pattern SPACED = Pattern.compile(".*[\\s\\p{Z}\\p{Cf}].*", Pattern.DOTALL);

    /// @return the token
    /// @throws RefusedFrame with the named error
    static String check(@Nullable String token) throws RefusedFrame {
        if (token == null || token.isBlank()) {
            throw new RefusedFrame(ErrorKind.TOKEN_MISSING);
        }
        if (token.length() > LONGEST) {
            throw new RefusedFrame(ErrorKind.TOO_LARGE);
        }
        refuse(token, WRAPPED, ErrorKind.TOKEN_WRAPPED);
        refuse(token, PREFIXED, ErrorKind.TOKEN_PREFIXED);
        refuse(token, SPACED, ErrorKind.TOKEN_SPACED);
        var dots = token.chars().filter(letter -> letter == '.').count();
        if (dots == 4) {
            throw new RefusedFrame(ErrorKind.TOKEN_ENCRYPTED);
        }
        if (dots != 2) {
            throw new RefusedFrame(ErrorKind.TOKEN_MALFORMED);
        }
        checkHeader(header(token));
        return token;
    }

    private static void refuse(String token, Pattern pattern, ErrorKind error) throws RefusedFrame {
        if (pattern.matcher(token).matches()) {
            throw new RefusedFrame(error);
        }
    }

    private static Map<String, @Nullable Object> header(String token) throws RefusedFrame {
        try {
            var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
            // The word null is JSON too, and no object.
            @Nullable Map<String, @Nullable Object> values = JSONObjectUtils.parse(new String(header, UTF_8));
            if (values != null) {
                return values;
            }
        } catch (ParseException | IllegalArgumentException e) {
            throw unreadableHeader();
        }
        throw unreadableHeader();
    }

    private static RefusedFrame unreadableHeader() {
        return new RefusedFrame(
                ErrorKind.TOKEN_MALFORMED,
                "The identity's header is not JSON in base64url. Check how the shop makes the token.",
                null);
    }

    /// `alg: none` (RFC 8725, section 2.1) is the wrong algorithm, not a broken token, and is named so.
    private static void checkHeader(Map<String, @Nullable Object> header) throws RefusedFrame {
        if (!(header.get("alg") instanceof String algorithm)
                || algorithm.toLowerCase(Locale.ROOT).equals("none")) {
            throw new RefusedFrame(ErrorKind.TOKEN_ALGORITHM);
        }
        var kid = header.get("kid");
        if (kid != null && !(kid instanceof String)) {
            throw new RefusedFrame(
                    ErrorKind.TOKEN_CLAIM_TYPE,
                    "\"kid\" is %s. Write a text: a JSON string.".formatted(Claims.typeOf(kid)),
                    null);
        }
    }

    private TokenForm() {}
}
