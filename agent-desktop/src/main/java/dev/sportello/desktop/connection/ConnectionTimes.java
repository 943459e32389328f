package dev.sportello.desktop.connection;

import dev.sportello.wire.Protocol;
import java.time.Duration;

/// The waiting times of a connection.
///
/// @param connect how long a try may take
/// @param firstRetry the longest wait after the first failure; then twice as long each time, up to `mostRetry`
/// @param ping how often to ask whether the relay is there
/// @param silence after which it is not
/// @param network how often, while offline, to look whether the network came back
/// @param closeTimeout how long the relay may take, when the desk closes, to answer the last commands
public record ConnectionTimes(
        Duration connect,
        Duration firstRetry,
        Duration mostRetry,
        Duration ping,
        Duration silence,
        Duration network,
        Duration closeTimeout) {

    public static final ConnectionTimes STANDARD = new ConnectionTimes(
            Duration.ofSeconds(15),
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Protocol.PING_EVERY,
            Protocol.SILENCE,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
}
