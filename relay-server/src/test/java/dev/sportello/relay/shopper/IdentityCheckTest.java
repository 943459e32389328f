package dev.sportello.relay.shopper;

import static dev.sportello.wire.ErrorKind.TOKEN_ALGORITHM;
import static dev.sportello.wire.ErrorKind.TOKEN_AUDIENCE;
import static dev.sportello.wire.ErrorKind.TOKEN_CLAIM_MISSING;
import static dev.sportello.wire.ErrorKind.TOKEN_EXPIRED;
import static dev.sportello.wire.ErrorKind.TOKEN_KEY_UNKNOWN;
import static dev.sportello.wire.ErrorKind.TOKEN_MALFORMED;
import static dev.sportello.wire.ErrorKind.TOKEN_MISSING;
import static dev.sportello.wire.ErrorKind.TOKEN_NOT_YET_VALID;
import static dev.sportello.wire.ErrorKind.TOKEN_SIGNATURE;
import static dev.sportello.wire.ErrorKind.TOKEN_TOO_LONG_LIVED;
import static dev.sportello.wire.ErrorKind.TOKEN_CLAIM_TYPE;
import static dev.sportello.wire.ErrorKind.TOKEN_CLAIM_INVALID;
import static dev.sportello.wire.ErrorKind.TOKEN_TIME_TYPE;
import static dev.sportello.wire.ErrorKind.TOKEN_TIME_UNIT;
import static dev.sportello.wire.ErrorKind.TOKEN_WRAPPED;
import static dev.sportello.wire.ErrorKind.TOKEN_SPACED;
import static dev.sportello.wire.ErrorKind.TOKEN_PREFIXED;
import static dev.sportello.wire.ErrorKind.TOKEN_ENCRYPTED;
import static dev.sportello.wire.ErrorKind.TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.sportello.relay.integration.ShopSigner;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.integration.IdentityKeysFile;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCheckTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final KeyPair PAIR = keyPair();

    @TempDir
    Path folder = Path.of("");

    @Nullable
    private IdentityCheck check;

    @BeforeEach
    void readKeys() throws Exception {
        var file = folder.resolve("keys");
        Files.writeString(file, "# two keys\n" + ShopSigner.LINE + "\nkey-2 EdDSA " + publicKey(PAIR) + "\n");
        check = new IdentityCheck(IdentityKeysFile.open(file, new SecureRandom()), "shop", CLOCK);
    }

    private IdentityCheck check() {
        return Objects.requireNonNull(check);
    }

    @Test
    void takesWhatTheShopSignedAboutTheShopper() throws Exception {
        var claims = valid().claim("name", "Maria Rossi")
                .claim("email", "maria@example.com")
                .claim("phone", "+390512345678")
                .claim("locale", "it")
                .build();
        var identity = check().check(ShopSigner.sign(claims));
        assertThat(identity.shopper().customerId()).isEqualTo("c-7");
        assertThat(identity.shopper().name()).isEqualTo("Maria Rossi");
        assertThat(identity.shopper().email()).isEqualTo("maria@example.com");
        assertThat(identity.shopper().phone()).isEqualTo("+390512345678");
        assertThat(identity.shopper().language()).isEqualTo("it");
    }

    @Test
    void takesAnEd25519Signature() throws Exception {
        var token = edDsa("{\"alg\":\"EdDSA\",\"kid\":\"key-2\"}", valid().build(), PAIR);
        assertThat(check().check(token).shopper().customerId()).isEqualTo("c-7");
    }

    @Test
    void allowsTheClocksOfShopAndRelayToDifferByAMinute() throws Exception {
        var claims = valid().issueTime(in(59)).expirationTime(in(60 + 300)).build();
        assertThat(check().check(ShopSigner.sign(claims)).tokenId()).isEqualTo(claims.getJWTID());
        var old = valid().issueTime(in(-300)).expirationTime(in(-59)).build();
        assertThat(check().check(ShopSigner.sign(old)).tokenId()).isEqualTo(old.getJWTID());
    }

    static Stream<Arguments> refusals() throws GeneralSecurityException {
        var other = keyPair();
        var good = ShopSigner.sign(valid().build());
        return Stream.of(
                arguments("missing", null, TOKEN_MISSING),
                arguments("blank", "  ", TOKEN_MISSING),
                arguments("no JWT", "hello", TOKEN_MALFORMED),
                arguments("three parts of nothing", "..", TOKEN_MALFORMED),
                arguments("a header that is no JSON", "bm8.e30.c2ln", TOKEN_MALFORMED),
                arguments("a header that is null", encode("null") + ".e30.c2ln", TOKEN_MALFORMED),
                arguments("a payload that is no JSON", payload("no JSON"), TOKEN_MALFORMED),
                arguments("enormous", "e".repeat(9_000), TOO_LARGE),
                arguments("alg none", encode("{\"alg\":\"none\",\"kid\":\"key-1\"}") + ".e30.", TOKEN_ALGORITHM),
                arguments(
                        "alg nOnE", encode("{\"alg\": \"nOnE\"}") + "." + good.split("\\.")[1] + ".", TOKEN_ALGORITHM),
                arguments(
                        "another HMAC",
                        ShopSigner.sign(
                                valid().build(),
                                "a secret of more than sixty-four bytes, since that is what HS512 wants to have",
                                _ -> new JWSHeader.Builder(JWSAlgorithm.HS512).keyID("key-1")),
                        TOKEN_ALGORITHM),
                arguments(
                        "the public key of EdDSA taken as a secret",
                        ShopSigner.sign(valid().build(), publicKey(PAIR), header -> header.keyID("key-2")),
                        TOKEN_ALGORITHM),
                arguments("no kid", altered(header -> header.keyID(null)), TOKEN_KEY_UNKNOWN),
                arguments("an unknown kid", altered(header -> header.keyID("key-3")), TOKEN_KEY_UNKNOWN),
                arguments(
                        "the wrong secret",
                        ShopSigner.sign(valid().build(), "some other secret of thirty-two bytes", header -> header),
                        TOKEN_SIGNATURE),
                arguments("a signature cut off", good.substring(0, good.length() - 9), TOKEN_SIGNATURE),
                arguments(
                        "the wrong Ed25519 key",
                        edDsa("{\"alg\":\"EdDSA\",\"kid\":\"key-2\"}", valid().build(), other),
                        TOKEN_SIGNATURE),
                arguments(
                        "an Ed25519 signature of no length",
                        encode("{\"alg\":\"EdDSA\",\"kid\":\"key-2\"}") + ".e30.c2ln",
                        TOKEN_SIGNATURE),
                refused("expired", TOKEN_EXPIRED, it -> it.issueTime(in(-400)).expirationTime(in(-60))),
                refused("issued in the future", TOKEN_NOT_YET_VALID, it -> it.issueTime(in(61))),
                refused("not to be used yet", TOKEN_NOT_YET_VALID, it -> it.notBeforeTime(in(61))),
                refused("valid for too long", TOKEN_TOO_LONG_LIVED, it -> it.expirationTime(in(601))),
                refused("valid for an overflow", TOKEN_TOO_LONG_LIVED, it -> it.claim("exp", 99_999_999_999L)),
                refused("for another account", TOKEN_AUDIENCE, it -> it.audience("other")),
                refused("for no account", TOKEN_CLAIM_MISSING, it -> it.audience((String) null)),
                refused("without sub", TOKEN_CLAIM_MISSING, it -> it.subject(null)),
                refused("with a blank sub", TOKEN_CLAIM_MISSING, it -> it.subject(" ")),
                refused("without jti", TOKEN_CLAIM_MISSING, it -> it.jwtID(null)),
                refused("without iat", TOKEN_CLAIM_MISSING, it -> it.issueTime(null)),
                refused("without exp", TOKEN_CLAIM_MISSING, it -> it.expirationTime(null)),
                refused("with a long jti", TOKEN_CLAIM_INVALID, it -> it.jwtID("j".repeat(201))),
                refused("with a long sub", TOKEN_CLAIM_INVALID, it -> it.subject("c".repeat(201))),
                refused("with a sub that H2 counts as longer", TOKEN_CLAIM_INVALID, it -> it.subject("🛒".repeat(101))),
                refused("with an invisible sub", TOKEN_CLAIM_INVALID, it -> it.subject("\u200b")),
                refused("with a name of two lines", TOKEN_CLAIM_INVALID, it -> it.claim("name", "Ma\nria")));
    }

    static Stream<Arguments> mistakes() {
        var good = ShopSigner.sign(valid().build());
        return Stream.of(
                arguments("quotes", "\"" + good + "\"", TOKEN_WRAPPED, "quotes"),
                arguments("single quotes", "'" + good + "'", TOKEN_WRAPPED, "quotes"),
                arguments("JSON", "{\"token\": \"" + good + "\"}", TOKEN_WRAPPED, "JSON"),
                arguments("a line break behind", good + "\n", TOKEN_SPACED, "line break"),
                arguments("a blank before", " " + good, TOKEN_SPACED, "space"),
                arguments(
                        "a line break inside",
                        good.substring(0, 64) + "\r\n" + good.substring(64),
                        TOKEN_SPACED,
                        "line"),
                arguments("a byte order mark", "\ufeff" + good, TOKEN_SPACED, "space"),
                arguments("a scheme", "Bearer " + good, TOKEN_PREFIXED, "Bearer"),
                arguments("a scheme in small letters", "bearer " + good, TOKEN_PREFIXED, "Bearer"),
                arguments("five parts", good + ".e30.e30", TOKEN_ENCRYPTED, "encrypted"),
                arguments("a payload that is a list", payload("[1]"), TOKEN_MALFORMED, "claims"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void aTokenThatWasSpoiledOnItsWayIsNamed(String what, String token, ErrorKind error, String word) {
        assertRefused(token, error, word);
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of("sub", "jti", "aud", "name", "email", "phone", "locale")
                .flatMap(claim -> Stream.of(
                                "7", "12345678901234567890123", "1.5", "true", "[\"c-7\",7]", "{\"id\":\"c-7\"}")
                        .map(value -> arguments(claim, value)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongTypes")
    void aClaimThatIsNoTextIsRefusedByName(String claim, String value) {
        assertRefused(with(claim, value), TOKEN_CLAIM_TYPE, "\"" + claim + "\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            exp | "soon"                     | TOKEN_TIME_TYPE
            exp | "1772360130"               | TOKEN_TIME_TYPE
            iat | "2026-03-01T10:15:30Z"     | TOKEN_TIME_TYPE
            nbf | true                       | TOKEN_TIME_TYPE
            exp | [1772360130]               | TOKEN_TIME_TYPE
            exp | 1772360430000              | TOKEN_TIME_UNIT
            iat | 1772360130000              | TOKEN_TIME_UNIT
            nbf | 1772360130000              | TOKEN_TIME_UNIT
            exp | 1772360430000000           | TOKEN_TIME_UNIT
            exp | 1e300                      | TOKEN_TIME_UNIT
            iat | -1e300                     | TOKEN_TIME_UNIT
            """, quoteCharacter = '\'')
    void aTimeThatIsNotInSecondsIsRefusedByName(String claim, String value, ErrorKind error) {
        assertRefused(with(claim, value), error, "\"" + claim + "\"");
    }

    @Test
    void aKeyIdThatIsANumberIsRefusedByName() {
        assertRefused(encode("{\"alg\":\"HS256\",\"kid\":1}") + ".e30.c2ln", TOKEN_CLAIM_TYPE, "\"kid\"");
    }

    @Test
    void timesMayHaveFractionsAndTheAudienceMayBeAList() throws Exception {
        var seconds = CLOCK.instant().getEpochSecond();
        var claims =
                "{\"sub\":\"c-7\",\"jti\":\"j\",\"iat\":%d.25,\"exp\":%d.75,\"aud\":[\"other\",\"shop\"],\"name\":null}";
        var identity = check().check(payload(claims.formatted(seconds, seconds + 300)));
        assertThat(identity.shopper().customerId()).isEqualTo("c-7");
        assertThat(identity.shopper().name()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "name", "email", "phone", "locale"})
    void halfASurrogatePairIsRefused(String claim) {
        assertRefused(with(claim, "\"x\\ud800\""), TOKEN_CLAIM_INVALID, "");
    }

    private void assertRefused(String token, ErrorKind error, String word) {
        var refused = catchThrowableOfType(RefusedFrame.class, () -> check().check(token));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal().error()).isEqualTo(error);
        assertThat(refused.refusal().sentence()).contains(word);
    }

    /// A signed token with one claim replaced by any JSON, as it stands.
    private static String with(String claim, String json) {
        var seconds = CLOCK.instant().getEpochSecond();
        var claims = new TreeMap<>(Map.of(
                "sub", "\"c-7\"",
                "jti", "\"j\"",
                "aud", "\"shop\"",
                "iat", String.valueOf(seconds),
                "exp", String.valueOf(seconds + 300)));
        claims.put(claim, json);
        return payload(claims.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void refusesByItsName(String what, @Nullable String token, ErrorKind error) {
        var refused = catchThrowableOfType(RefusedFrame.class, () -> check().check(token));
        assertThat(refused).as(what).isNotNull();
        assertThat(refused.refusal().error()).isEqualTo(error);
        assertThat(refused.refusal().sentence()).isNotBlank();
    }

    private static Arguments refused(String what, ErrorKind error, UnaryOperator<JWTClaimsSet.Builder> change) {
        return arguments(what, ShopSigner.sign(change.apply(valid()).build()), error);
    }

    private static String altered(UnaryOperator<JWSHeader.Builder> header) {
        return ShopSigner.sign(valid().build(), "a secret of more than thirty-two bytes", header);
    }

    private static JWTClaimsSet.Builder valid() {
        return ShopSigner.valid("c-7", CLOCK.instant());
    }

    private static Date in(int seconds) {
        return Date.from(CLOCK.instant().plus(Duration.ofSeconds(seconds)));
    }

    private static String edDsa(String header, JWTClaimsSet claims, KeyPair pair) throws GeneralSecurityException {
        var signed = encode(header) + "." + encode(claims.toString());
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    /// A payload that is signed, whatever it is.
    private static String payload(String text) {
        try {
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build();
            var jws = new JWSObject(header, new Payload(text));
            jws.sign(new MACSigner("a secret of more than thirty-two bytes"));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The last 32 bytes of the X.509 form are the raw key (RFC 8410, section 4).
    private static String publicKey(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }
}
