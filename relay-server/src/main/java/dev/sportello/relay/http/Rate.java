package dev.sportello.relay.http;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// How often something may happen: so many in a period, and so many at once after a pause.
public record Rate(int times, Duration period, int atOnce) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(P\\w+):(\\d{1,9})");

    public Rate {
        if (times < 1 || atOnce < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A rate allows at least one.");
        }
    }

    /// Reads `20/PT1S:60`: twenty a second, sixty at once.
    static Rate parse(String name, String text) {
        var parts = TEXT.matcher(text);
        try {
            if (parts.matches()) {
                var period = Duration.parse(parts.group(2));
                if (period.compareTo(Limits.LONGEST) <= 0) {
                    return new Rate(Integer.parseInt(parts.group(1)), period, Integer.parseInt(parts.group(3)));
                }
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(sentence(name, text), e);
        }
        throw new IllegalArgumentException(sentence(name, text));
    }

    private static String sentence(String name, String text) {
        return "The limit " + name + " is a rate like 20/PT1S:60, in at most a year, not " + text + ".";
    }
}
