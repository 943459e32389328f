package dev.sportello.relay.http;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// Counts one kind of act for each of many actors, and refuses what comes too fast. Thread-safe.
public final class RateLimit<K> {
    /// Beyond so many actors, those who have been quiet long enough are forgotten.
    private static final int MOST_KEPT = 10_000;

    /// Looking for them takes as long as there are many: no more often than this, however many come.
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Rate rate;
    private final TimeMeter time;
    private final ConcurrentHashMap<K, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile long lookedAt;

    public RateLimit(Rate rate, ElapsedTime elapsed) {
        this.rate = rate;
        time = meter(elapsed);
        lookedAt = time.currentTimeNanos() - LOOK_EVERY_NANOS;
    }

    /// Lets one act of the actor pass.
    ///
    /// @throws RefusedFrame `rate-limited`
    public void pass(K actor) throws RefusedFrame {
        if (!tryPass(actor)) {
            throw new RefusedFrame(ErrorKind.RATE_LIMITED);
        }
    }

    public boolean tryPass(K actor) {
        return bucketOf(actor).tryConsume(1);
    }

    /// Lets one act of the actor pass, or not, and says how many more may.
    public Passage take(K actor) {
        var probe = bucketOf(actor).tryConsumeAndReturnRemaining(1);
        return new Passage(
                probe.isConsumed(),
                rate.atOnce(),
                Math.max(0, probe.getRemainingTokens()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /// Counts acts that have passed elsewhere, also beyond the limit: then nothing passes until it is made up
    /// for.
    public void count(K actor, long acts) {
        var _ = bucketOf(actor).consumeIgnoringRateLimits(acts);
    }

    void count(K actor) {
        count(actor, 1);
    }

    private Bucket bucketOf(K actor) {
        if (buckets.size() > MOST_KEPT) {
            forgetTheQuiet();
        }
        return buckets.computeIfAbsent(actor, _ -> bucket(rate, time));
    }

    private void forgetTheQuiet() {
        var now = time.currentTimeNanos();
        if (now - lookedAt >= LOOK_EVERY_NANOS) {
            lookedAt = now;
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= rate.atOnce());
        }
    }

    /// How many actors are remembered.
    int actors() {
        return buckets.size();
    }

    /// The count of a single actor, for an owner that lives as long as it does.
    public static Bucket single(Rate rate, ElapsedTime elapsed) {
        return bucket(rate, meter(elapsed));
    }

    private static Bucket bucket(Rate rate, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.atOnce()).refillGreedy(rate.times(), rate.period()))
                .withCustomTimePrecision(time)
                .build();
    }

    private static TimeMeter meter(ElapsedTime elapsed) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return elapsed.elapsed().toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
