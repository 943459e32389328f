package dev.sportello.relay.journal;

import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The journal's answer to somebody who waits for it on a thread of their own.
public final class JournalAnswer {
    private static final int WITHIN_SECONDS = 30;

    /// @return the sequence number of `done`
    /// @throws RefusedFrame if the command was refused
    public static long sequence(CompletableFuture<RelayFrame> answer) throws RefusedFrame, InterruptedException {
        return switch (await(answer)) {
            case RelayFrame.Done(var _, long sequence) -> sequence;
            case RelayFrame.Refused(var id, var refusal) -> throw new RefusedFrame(refusal, id);
            case RelayFrame other -> throw new IllegalStateException("The journal does not answer with " + other + ".");
        };
    }

    /// @return [RelayFrame.Done] or [RelayFrame.Refused]
    public static RelayFrame await(CompletableFuture<RelayFrame> answer) throws InterruptedException {
        try {
            return answer.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The journal did not answer.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private JournalAnswer() {}
}
