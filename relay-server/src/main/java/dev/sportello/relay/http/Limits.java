package dev.sportello.relay.http;

import dev.sportello.wire.Protocol;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/// How much the relay takes from whom, as `docs/protocol.md` section 6 lists it. Immutable.
///
/// @param frameBytes the largest frame or body, in bytes of UTF-8; at most [Protocol#MOST_FRAME_BYTES]
/// @param helloWithin how long a new socket may keep quiet
/// @param silence how long a socket may keep quiet later
/// @param shopperQueueBytes what may wait for a slow hub
/// @param agentQueueBytes what may wait for a slow desktop
public record Limits(
        int frameBytes,
        Duration helloWithin,
        Duration silence,
        Rate commandsPerConnection,
        Rate messagesPerProfile,
        Rate signIns,
        Rate sessionsPerAddress,
        Rate searchesPerAgent,
        int connectionsPerProfile,
        int connectionsPerAddress,
        int malformedFrames,
        int shopperQueueBytes,
        int agentQueueBytes) {

    public static final Limits DEFAULT = new Limits(
            Protocol.MOST_FRAME_BYTES,
            Duration.ofSeconds(10),
            Protocol.SILENCE,
            new Rate(20, Duration.ofSeconds(1), 60),
            new Rate(5, Duration.ofSeconds(1), 30),
            new Rate(10, Duration.ofMinutes(1), 10),
            new Rate(20, Duration.ofSeconds(1), 200),
            new Rate(10, Duration.ofSeconds(1), 30),
            20,
            2_000,
            10,
            256 * 1024,
            4 * 1024 * 1024);

    public Limits {
        if (frameBytes > Protocol.MOST_FRAME_BYTES) {
            throw new IllegalArgumentException("frame-bytes is at most " + Protocol.MOST_FRAME_BYTES + ".");
        }
    }

    /// These limits with some replaced.
    ///
    /// @param changes by name, such as `commands-per-connection` = `20/PT1S:60` or `hello-within` = `PT10S`
    /// @throws IllegalArgumentException with a sentence for the operator, if a name or a value is not understood
    public static Limits of(Map<String, String> changes) {
        var left = new TreeMap<>(changes);
        var limits = new Limits(
                number(left, "frame-bytes", DEFAULT.frameBytes),
                duration(left, "hello-within", DEFAULT.helloWithin),
                duration(left, "silence", DEFAULT.silence),
                rate(left, "commands-per-connection", DEFAULT.commandsPerConnection),
                rate(left, "messages-per-profile", DEFAULT.messagesPerProfile),
                rate(left, "sign-ins", DEFAULT.signIns),
                rate(left, "sessions-per-address", DEFAULT.sessionsPerAddress),
                rate(left, "searches-per-agent", DEFAULT.searchesPerAgent),
                number(left, "connections-per-profile", DEFAULT.connectionsPerProfile),
                number(left, "connections-per-address", DEFAULT.connectionsPerAddress),
                number(left, "malformed-frames", DEFAULT.malformedFrames),
                number(left, "shopper-queue-bytes", DEFAULT.shopperQueueBytes),
                number(left, "agent-queue-bytes", DEFAULT.agentQueueBytes));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("There is no limit called " + left.firstKey() + ". See --help.");
        }
        return limits;
    }

    private static int number(Map<String, String> changes, String name, int otherwise) {
        var text = changes.remove(name);
        try {
            return text == null ? otherwise : Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The limit " + name + " is a whole number, not " + text + ".", e);
        }
    }

    private static Duration duration(Map<String, String> changes, String name, Duration otherwise) {
        var text = changes.remove(name);
        try {
            return text == null ? otherwise : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The limit " + name + " is a time like PT10S, not " + text + ".", e);
        }
    }

    private static Rate rate(Map<String, String> changes, String name, Rate otherwise) {
        var text = changes.remove(name);
        return text == null ? otherwise : Rate.parse(name, text);
    }
}
