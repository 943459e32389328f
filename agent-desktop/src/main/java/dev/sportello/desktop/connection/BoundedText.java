package dev.sportello.desktop.connection;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// The text of an answer. What is longer than any relay's is not read to its end, whoever sends it, and what stands
/// still is not waited for. Used by one answer, whose parts come one after the other.
final class BoundedText implements BodySubscriber<String> {
    /// In bytes: several times the longest answer, a page of tickets, which a relay ends after 8 MiB.
    static final int LONGEST = 32 * 1024 * 1024;

    private final BodySubscriber<String> text;
    private final CompletableFuture<String> whole;
    private final Standstill standstill;
    private volatile Flow.@Nullable Subscription subscription;
    private long left = LONGEST;

    /// @param patience with an answer of which nothing more comes
    BoundedText(ResponseInfo head, Duration patience) {
        text = BodyHandlers.ofString().apply(head);
        whole = text.getBody().toCompletableFuture().copy();
        standstill = Standstill.watch(patience, () -> breakOff(new Standstill.StoodStill()));
        var _ = whole.whenComplete((_, _) -> standstill.end());
    }

    /// An answer was longer than any relay's.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        /// @param most bytes that are taken
        TooLong(long most) {
            super("The answer is longer than " + most + " bytes.");
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription next) {
        subscription = next;
        text.onSubscribe(next);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (left < 0) {
            return;
        }
        standstill.moved();
        left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left >= 0) {
            text.onNext(part);
        } else {
            breakOff(new TooLong(LONGEST));
        }
    }

    private void breakOff(IOException why) {
        var _ = whole.completeExceptionally(why);
        var way = subscription;
        if (way != null) {
            way.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        if (left >= 0) {
            text.onComplete();
        }
    }

    @Override
    public CompletionStage<String> getBody() {
        return whole;
    }
}
