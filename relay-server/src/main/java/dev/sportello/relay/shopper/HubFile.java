package dev.sportello.relay.shopper;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One script of the hub as it goes over the wire, compressed once, ahead of the first request.
///
/// @param tag a hash of the content, in quotes as an `ETag` wants them
record HubFile(byte[] plain, byte[] gzip, String tag) {
    private static final String TYPE = "text/javascript; charset=utf-8";

    static HubFile of(String script) {
        var plain = script.getBytes(StandardCharsets.UTF_8);
        return new HubFile(plain, compress(plain), '"' + hash(script) + '"');
    }

    /// Sixteen hexadecimal digits that change with the text.
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /// Answers with the script, or with 304 where the browser has it already.
    ///
    /// A shop's page is another origin than the relay: it may load the scripts from anywhere, and they hold nothing
    /// that is not public.
    void send(Context context, String caching) {
        context.disableCompression();
        context.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", caching)
                .header("Vary", "Accept-Encoding")
                .header("ETag", tag);
        // Also with 304, where the server would else write text/plain: a browser that finds that beside `nosniff` on a
        // script of another origin blocks what it has in its cache.
        context.contentType(TYPE);
        if (isKnown(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        if (takesGzip(context)) {
            context.header("Content-Encoding", "gzip").result(gzip);
        } else {
            context.result(plain);
        }
    }

    /// Compares weakly, as RFC 9110, section 13.1.2, wants it: a proxy may have made a weak tag of ours.
    private boolean isKnown(@Nullable String tags) {
        return tags != null
                && Stream.of(tags.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private static boolean takesGzip(Context context) {
        var encodings = context.header("Accept-Encoding");
        return encodings != null && Stream.of(encodings.split(",")).anyMatch(HubFile::isGzip);
    }

    /// Whether an encoding that a client names is gzip, and its weight is not zero (RFC 9110, section 12.4.2).
    private static boolean isGzip(String encoding) {
        var parts = encoding.toLowerCase(Locale.ROOT).split(";");
        var name = parts[0].strip();
        return (name.equals("gzip") || name.equals("x-gzip"))
                && Stream.of(parts).skip(1).map(String::strip).noneMatch(part -> part.matches("q=0(?:\\.0*)?"));
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new BestGzip(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
