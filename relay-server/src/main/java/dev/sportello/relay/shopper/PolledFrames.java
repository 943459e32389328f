package dev.sportello.relay.shopper;

import dev.sportello.relay.live.Transport;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a listener gets during one request, gathered for one answer.
///
/// The request's own thread gathers, in [#gather]; a listener hands it one frame at a time from another.
final class PolledFrames implements Transport {
    /// Beyond, the rest comes with the next request, which goes on from the last entry.
    private static final int MOST_CHARACTERS = 256 * 1024;

    /// How long it may take until the listener has caught up.
    private static final Duration CATCHES_UP_WITHIN = Duration.ofSeconds(10);

    private static final String CAUGHT_UP = "{\"kind\":\"caught-up\"";
    private static final String ENTRIES = "{\"kind\":\"entries\"";
    private static final String SHOP = "{\"kind\":\"shop\"";

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final List<String> frames = new ArrayList<>();
    private int characters;
    private boolean isCaughtUp;
    private boolean isGreeted;
    private boolean hasNews;

    private sealed interface Item {
        record Frame(String text, Sent sent) implements Item {}

        record End(CloseReason reason) implements Item {}
    }

    @Override
    public void send(String frame, Sent sent) {
        items.add(new Item.Frame(frame, sent));
    }

    @Override
    public void close(CloseReason reason) {
        items.add(new Item.End(reason));
    }

    /// Gathers until the listener has caught up and something new came, or the time is over.
    ///
    /// @param wait for something new; zero if nothing is waited for
    /// @return the frames, as JSON
    /// @throws RefusedFrame `session-expired` if the session ends meanwhile
    List<String> gather(Duration wait) throws RefusedFrame, InterruptedException {
        var began = System.nanoTime();
        while (characters < MOST_CHARACTERS) {
            var whole = isCaughtUp ? (hasNews ? Duration.ZERO : wait) : wait.plus(CATCHES_UP_WITHIN);
            var left = whole.toNanos() - (System.nanoTime() - began);
            switch (items.poll(left, TimeUnit.NANOSECONDS)) {
                case null -> {
                    return frames;
                }
                case Item.Frame(String text, Sent sent) -> {
                    take(text);
                    sent.sent(null);
                }
                case Item.End(CloseReason reason) -> {
                    if (reason == CloseReason.SIGN_IN_AGAIN) {
                        throw new RefusedFrame(ErrorKind.SESSION_EXPIRED);
                    }
                    return frames;
                }
            }
        }
        return frames;
    }

    /// What the shop shows is told to everybody once, and is news only when it comes again.
    private void take(String frame) {
        frames.add(frame);
        characters += frame.length();
        var isGreeting = !isGreeted && frame.startsWith(SHOP);
        hasNews |= frame.startsWith(ENTRIES) || (isCaughtUp && !isGreeting);
        isGreeted |= isGreeting;
        isCaughtUp |= frame.startsWith(CAUGHT_UP);
    }
}
