package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.secret.SecretValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The signature of the gateway's requests: HMAC-SHA1 over the address and all fields, in base64
/// ([webhook security](https://www.twilio.com/docs/usage/webhooks/webhooks-security)).
public final class GatewaySignature {
    public static final String HEADER = "X-Twilio-Signature";
    private static final String ALGORITHM = "HmacSHA1";
    private static final Pattern AUTHORITY = Pattern.compile("^(https?)://([^/?#]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    /// Compares in a time that tells nothing of where they differ.
    ///
    /// @param signature as it stands in the header
    /// @param addresses any of which the gateway may have been told, whole, with their query
    static boolean fits(
            @Nullable String signature, Collection<String> addresses, FormFields fields, SecretValue token) {
        if (signature == null) {
            return false;
        }
        var given = signature.strip().getBytes(UTF_8);
        var signed = fields.signed();
        var fits = false;
        for (var address : spellings(addresses)) {
            fits |= MessageDigest.isEqual(sign(address, signed, token).getBytes(UTF_8), given);
        }
        return fits;
    }

    /// With and without the port of the scheme: which of them is signed has changed in the course of time.
    private static Set<String> spellings(Collection<String> addresses) {
        var all = new LinkedHashSet<String>();
        for (var address : addresses) {
            var authority = AUTHORITY.matcher(address);
            if (authority.find()) {
                var rest = address.substring(authority.end());
                var bare = PORT.matcher(authority.group(2)).replaceFirst("");
                var port = authority.group(1).equalsIgnoreCase("https") ? ":443" : ":80";
                all.add(address);
                all.add(authority.group(1) + "://" + bare + rest);
                all.add(authority.group(1) + "://" + bare + port + rest);
            }
        }
        return all;
    }

    /// As it stands in the header.
    public static String sign(String address, FormFields fields, SecretValue token) {
        return sign(address, fields.signed(), token);
    }

    private static String sign(String address, String fields, SecretValue token) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.plain().getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal((address + fields).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ".", e);
        }
    }

    /// The names in their order, each with its values; one that stands there twice counts once.
    static String joined(FormFields fields) {
        var text = new StringBuilder();
        fields.all()
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private GatewaySignature() {}
}
