package dev.sportello.relay.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes texts that are nearly JSON, nearly a token or nearly a query out of right ones. The same seed makes the same.
/// Not thread-safe.
final class Mutator {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d[\\d.eE+-]*|true|false|null|[{}\\[\\]:,]");

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "9223372036854775807",
            "-9223372036854775808",
            "1.5",
            "007",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202eevil\"",
            "\"1-1-1-1-1\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"<script>alert(1)</script>\"",
            "\"'; drop table ticket; --\"",
            "\"%s%n${jndi:ldap://x}\"",
            "{}",
            "[]",
            "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
            "{\"kind\":\"ping\"}",
            "\"kind\"",
            "\"hello\"",
            "\"send-message\"",
            "\"end-chat\"",
            "\"reply\"",
            "\"mark-seen\"",
            "\"welcome\"",
            "\"upTo\"",
            "\"ticket\"",
            "\"text\"",
            "\"id\"",
            "NaN",
            "/*",
            "{",
            "}",
            ",",
            ":");

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /// One of them.
    <T> T anyOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /// A text with one to four faults.
    String text(String right) {
        var text = right;
        for (var faults = 1 + random.nextInt(4); faults > 0; faults--) {
            text = random.nextInt(3) == 0 ? letters(text) : tokens(text);
        }
        return text;
    }

    byte[] bytes(int most) {
        var bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Takes JSON apart and puts it together differently.
    private String tokens(String text) {
        var tokens = new ArrayList<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
        if (tokens.isEmpty()) {
            return anyOf(ODD);
        }
        var at = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.add(at, anyOf(ODD));
            case 4 -> tokens.set(at, tooMuch());
            default -> tokens.set(at, anyOf(ODD));
        }
        return String.join("", tokens);
    }

    private String tooMuch() {
        var length = 1 << random.nextInt(15);
        return switch (random.nextInt(4)) {
            case 0 -> "\"" + "x".repeat(length) + "\"";
            case 1 -> "\"" + "👩‍👩‍👧".repeat(length / 8 + 1) + "\"";
            case 2 -> "[".repeat(length) + "]".repeat(length);
            default -> "9".repeat(length);
        };
    }

    /// Changes, adds, drops or repeats letters.
    private String letters(String text) {
        if (text.isEmpty()) {
            return String.valueOf((char) random.nextInt(0x3000));
        }
        var at = random.nextInt(text.length());
        var to = Math.min(text.length(), at + random.nextInt(12));
        var odd = String.valueOf((char) (once(2) ? random.nextInt(128) : random.nextInt(0xd800)));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + odd + text.substring(Math.min(text.length(), at + 1));
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(at);
            default -> text.substring(0, at);
        };
    }
}
