package dev.sportello.relay.http;

import dev.sportello.wire.Protocol;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much the relay takes from whom, as `docs/protocol/limits.md` lists it. Immutable.
///
/// @param frameBytes the largest frame or body, in bytes of UTF-8; at most [Protocol#MOST_FRAME_BYTES]
/// @param frameBytesBeforeHello the largest frame of whoever has not been let in yet
/// @param helloWithin how long a new socket may keep quiet
/// @param silence how long a socket may keep quiet later
/// @param headWithin how long the head of a request may take
/// @param bodyWithin how long the body of a request may take
/// @param connectionsBeforeHello sockets of one address that have not been let in yet
/// @param connections to the relay altogether; more wait until one ends
/// @param incomingBytes of frames and bodies that are under way, for all clients together
/// @param outgoingBytes that wait for slow listeners, for all of them together
/// @param smsSegments of texts that leave from one number of the shop
/// @param shopperQueueBytes what may wait for a slow hub
/// @param agentQueueBytes what may wait for a slow desktop
public record Limits(
        int frameBytes,
        int frameBytesBeforeHello,
        Duration headWithin,
        Duration bodyWithin,
        Duration helloWithin,
        Duration silence,
        Rate commandsPerConnection,
        Rate messagesPerProfile,
        Rate visitsPerProfile,
        Rate signIns,
        Rate signInsPerAccount,
        Rate sessionsPerAddress,
        Rate searchesPerAgent,
        Rate requestsPerApiKey,
        Rate smsSegments,
        int connectionsPerProfile,
        int connectionsPerAddress,
        int connectionsBeforeHello,
        int connections,
        int malformedFrames,
        int incomingBytes,
        int outgoingBytes,
        int shopperQueueBytes,
        int agentQueueBytes) {

    /// Of a time or a rate's period: longer ones are no limits, and the longest cannot be counted.
    static final Duration LONGEST = Duration.ofDays(365);

    public static final Limits DEFAULT = new Limits(
            Protocol.MOST_FRAME_BYTES,
            4 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Protocol.SILENCE,
            new Rate(20, Duration.ofSeconds(1), 60),
            new Rate(5, Duration.ofSeconds(1), 30),
            new Rate(60, Duration.ofMinutes(1), 60),
            new Rate(10, Duration.ofMinutes(1), 10),
            new Rate(30, Duration.ofMinutes(1), 60),
            new Rate(20, Duration.ofSeconds(1), 200),
            new Rate(10, Duration.ofSeconds(1), 30),
            new Rate(100, Duration.ofSeconds(1), 350),
            new Rate(1, Duration.ofSeconds(1), 30),
            20,
            2_000,
            200,
            20_000,
            10,
            shareOfMemory(8),
            shareOfMemory(4),
            256 * 1024,
            4 * 1024 * 1024);

    public Limits {
        if (frameBytes > Protocol.MOST_FRAME_BYTES) {
            throw new IllegalArgumentException("frame-bytes is at most " + Protocol.MOST_FRAME_BYTES + ".");
        }
    }

    /// The largest frame, in bytes of UTF-8.
    ///
    /// @param admitted whether it is of somebody who has been let in
    public int frameBytes(boolean admitted) {
        return admitted ? frameBytes : Math.min(frameBytes, frameBytesBeforeHello);
    }

    /// These limits with some replaced.
    ///
    /// @param changes by name, such as `commands-per-connection` = `20/PT1S:60` or `hello-within` = `PT10S`
    /// @throws IllegalArgumentException with a sentence for the operator, if a name or a value is not understood
    public static Limits of(Map<String, String> changes) {
        var left = new TreeMap<>(changes);
        var limits = new Limits(
                number(left, "frame-bytes", DEFAULT.frameBytes),
                number(left, "frame-bytes-before-hello", DEFAULT.frameBytesBeforeHello),
                duration(left, "head-within", DEFAULT.headWithin),
                duration(left, "body-within", DEFAULT.bodyWithin),
                duration(left, "hello-within", DEFAULT.helloWithin),
                duration(left, "silence", DEFAULT.silence),
                rate(left, "commands-per-connection", DEFAULT.commandsPerConnection),
                rate(left, "messages-per-profile", DEFAULT.messagesPerProfile),
                rate(left, "visits-per-profile", DEFAULT.visitsPerProfile),
                rate(left, "sign-ins", DEFAULT.signIns),
                rate(left, "sign-ins-per-account", DEFAULT.signInsPerAccount),
                rate(left, "sessions-per-address", DEFAULT.sessionsPerAddress),
                rate(left, "searches-per-agent", DEFAULT.searchesPerAgent),
                rate(left, "requests-per-api-key", DEFAULT.requestsPerApiKey),
                rate(left, "sms-segments", DEFAULT.smsSegments),
                number(left, "connections-per-profile", DEFAULT.connectionsPerProfile),
                number(left, "connections-per-address", DEFAULT.connectionsPerAddress),
                number(left, "connections-before-hello", DEFAULT.connectionsBeforeHello),
                number(left, "connections", DEFAULT.connections),
                number(left, "malformed-frames", DEFAULT.malformedFrames),
                number(left, "incoming-bytes", DEFAULT.incomingBytes),
                number(left, "outgoing-bytes", DEFAULT.outgoingBytes),
                number(left, "shopper-queue-bytes", DEFAULT.shopperQueueBytes),
                number(left, "agent-queue-bytes", DEFAULT.agentQueueBytes));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("There is no limit called " + left.firstKey() + ". See --help.");
        }
        return limits;
    }

    /// A part of the memory that the process may use.
    private static int shareOfMemory(int parts) {
        return Math.clamp(Runtime.getRuntime().maxMemory() / parts, Protocol.MOST_FRAME_BYTES, Integer.MAX_VALUE);
    }

    private static int number(Map<String, String> changes, String name, int otherwise) {
        var text = changes.remove(name);
        try {
            var number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(name, text, e);
        }
        throw noNumber(name, text, null);
    }

    private static IllegalArgumentException noNumber(
            String name, @Nullable String text, @Nullable NumberFormatException problem) {
        return new IllegalArgumentException(
                "The limit " + name + " is a whole number of at most " + Integer.MAX_VALUE + ", not " + text + ".",
                problem);
    }

    private static Duration duration(Map<String, String> changes, String name, Duration otherwise) {
        var text = changes.remove(name);
        try {
            var time = text == null ? otherwise : Duration.parse(text);
            if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw noTime(name, text, e);
        }
        throw noTime(name, text, null);
    }

    private static IllegalArgumentException noTime(
            String name, @Nullable String text, @Nullable DateTimeParseException problem) {
        return new IllegalArgumentException(
                "The limit " + name + " is a time like PT10S of at most a year, not " + text + ".", problem);
    }

    private static Rate rate(Map<String, String> changes, String name, Rate otherwise) {
        var text = changes.remove(name);
        return text == null ? otherwise : Rate.parse(name, text);
    }
}
