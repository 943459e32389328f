package dev.sportello.relay.failure;

import dev.sportello.relay.rig.WebSocketLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a desktop receives of messages by [NumberedShopper]s, checked as it comes and then forgotten: each entry has
/// the number behind the one before, and each shopper's messages are counted without a gap. It searches the frames
/// for numbers and parses nothing else. For one thread.
final class NumberedEntries {
    private static final String SEQUENCE = "{\"sequence\":";
    private static final String MARK = " n=";
    private static final int MOST_FAULTS = 20;

    private final long[] numbers;
    private final List<String> faults = new ArrayList<>();
    private long last;

    /// @param after the number of the last entry before those that come
    NumberedEntries(int shoppers, long after) {
        numbers = new long[shoppers];
        last = after;
    }

    /// Reads until the entry with that number was there, or the link broke.
    void read(WebSocketLink link, long upTo) throws IOException {
        for (var text = last < upTo ? link.receive() : null; text != null; text = last < upTo ? link.receive() : null) {
            if (text.startsWith("{\"kind\":\"entries\"")) {
                check(text);
            }
        }
    }

    long last() {
        return last;
    }

    /// The number of the last message of a shopper.
    long number(int shopper) {
        return numbers[shopper];
    }

    /// What was wrong, at most the first twenty.
    List<String> faults() {
        return faults;
    }

    private void check(String frame) {
        for (var at = frame.indexOf(SEQUENCE); at >= 0; at = frame.indexOf(SEQUENCE, at + 1)) {
            var sequence = number(frame, at + SEQUENCE.length(), ',');
            if (sequence != last + 1) {
                fault("Entry %d follows %d.".formatted(sequence, last));
            }
            last = sequence;
        }
        for (var at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + 1)) {
            var slash = frame.indexOf('/', at);
            var shopper = Math.toIntExact(number(frame, at + MARK.length(), '/'));
            var number = number(frame, slash + 1, ';');
            if (number != numbers[shopper] + 1) {
                fault("Message %d of shopper %d follows %d.".formatted(number, shopper, numbers[shopper]));
            }
            numbers[shopper] = number;
        }
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private static long number(String text, int from, char end) {
        return Long.parseLong(text, from, text.indexOf(end, from), 10);
    }
}
