package dev.sportello.relay.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// By what a `Content-Security-Policy` allows the one style that stands in a page (CSP 3, section 2.3.1).
public final class StyleHash {

    /// @param style as it stands between the tags
    /// @return the source, such as `sha256-…`, without its quotes
    public static String of(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private StyleHash() {}
}
