package dev.sportello.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.StorableText;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A public key for EdDSA (Ed25519) as people paste it: in base64url or base64, as PEM (RFC 8410), or as JWK
/// (RFC 8037). Desktop and relay read it by these rules.
public final class PublicKeyText {
    /// The longest text that is looked at, in UTF-16 units.
    public static final int MOST = 10_000;

    private static final int KEY_BYTES = 32;
    private static final int MOST_VALUES = 100;

    /// What stands before the key where PEM wraps it (RFC 8410, section 4).
    private static final byte[] WRAPPING = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?<kind>[A-Z0-9 ]+)-----(?<body>[^-]*)-----END [A-Z0-9 ]+-----");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._~:-]{1,100}");

    /// What was read of a text.
    public sealed interface Reading {}

    /// @param base64url the 32 bytes
    /// @param id the `kid` of a JWK; null where there is none
    public record Key(String base64url, @Nullable String id) implements Reading {
        public Key {
            Objects.requireNonNull(base64url, "base64url");
        }
    }

    /// Why it is no such key.
    public enum Problem implements Reading {
        PRIVATE("This is a private key: keep it on the shop's server, and paste its public half."),
        OTHER_KIND("This key is of another kind. Make one for EdDSA (Ed25519)."),
        KEY_ID("The key's id (kid) is not one: up to 100 letters, digits, and . _ ~ : - ."),
        UNREADABLE("This is no public key. Paste it as PEM, as JWK, or its 32 bytes in base64url.");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }

        /// Says in English what to do.
        public String sentence() {
            return sentence;
        }
    }

    public static Reading read(String pasted) {
        var text = pasted.strip();
        if (text.length() > MOST || !StorableText.isText(text)) {
            return Problem.UNREADABLE;
        }
        if (text.startsWith("{")) {
            return ofJwk(text);
        }
        var pem = PEM.matcher(text);
        return pem.matches() ? ofPem(pem.group("kind"), pem.group("body")) : ofBytes(decode(text), null);
    }

    private static Reading ofPem(String kind, String body) {
        if (kind.contains("PRIVATE")) {
            return Problem.PRIVATE;
        }
        var bytes = decode(body.replaceAll("\\s", ""));
        if (bytes == null) {
            return Problem.UNREADABLE;
        }
        var wrapped = bytes.length == WRAPPING.length + KEY_BYTES
                && Arrays.equals(WRAPPING, Arrays.copyOf(bytes, WRAPPING.length));
        return wrapped ? ofBytes(Arrays.copyOfRange(bytes, WRAPPING.length, bytes.length), null) : Problem.OTHER_KIND;
    }

    private static Reading ofJwk(String text) {
        try {
            if (!(JsonTree.read(text.getBytes(UTF_8), MOST_VALUES) instanceof Map<?, ?> jwk)) {
                return Problem.UNREADABLE;
            }
            if (jwk.containsKey("d") || jwk.containsKey("k")) {
                return Problem.PRIVATE;
            }
            if (!"OKP".equals(jwk.get("kty")) || !"Ed25519".equals(jwk.get("crv"))) {
                return Problem.OTHER_KIND;
            }
            var id = jwk.get("kid");
            if (id != null
                    && !(id instanceof String word && KEY_ID.matcher(word).matches())) {
                return Problem.KEY_ID;
            }
            return jwk.get("x") instanceof String x ? ofBytes(decode(x), (String) id) : Problem.UNREADABLE;
        } catch (RefusedFrame e) {
            return Problem.UNREADABLE;
        }
    }

    private static Reading ofBytes(byte @Nullable [] bytes, @Nullable String id) {
        return bytes == null || bytes.length != KEY_BYTES
                ? Problem.UNREADABLE
                : new Key(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), id);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private PublicKeyText() {}
}
