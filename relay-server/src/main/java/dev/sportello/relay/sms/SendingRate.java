package dev.sportello.relay.sms;

import dev.sportello.relay.follow.NotYet;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Rate;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.sms.SmsLength;
import java.time.Duration;

/// Hands over no more than networks take from one number: what comes faster they filter out as spam, and a gateway
/// queues it for hours. Thread-safe.
final class SendingRate {
    private final RateLimit<String> segments;

    /// @param rate of segments, for each number of the shop
    SendingRate(Rate rate, ElapsedTime elapsed) {
        segments = new RateLimit<>(rate, elapsed);
    }

    /// Takes the turn of a text.
    ///
    /// @param number of the shop, from which it leaves
    /// @throws NotYet if its turn has not come
    void take(String number, String body) throws NotYet {
        var passage = segments.take(number);
        if (!passage.passed()) {
            throw new NotYet("The shop's number sends as fast as it may.", atLeastASecond(passage.untilNext()));
        }
        var others = SmsLength.of(body).segments() - 1;
        if (others > 0) {
            segments.count(number, others);
        }
    }

    private static Duration atLeastASecond(Duration time) {
        return Duration.ofSeconds(Math.max(1, time.plusMillis(999).toSeconds()));
    }
}
