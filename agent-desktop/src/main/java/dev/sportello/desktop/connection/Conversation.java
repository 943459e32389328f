package dev.sportello.desktop.connection;

import dev.sportello.desktop.connection.Mailbox.Mail;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.model.Entry;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is said over one link, from `hello` to its end. Belongs to the connection's thread.
final class Conversation {
    private final Link link;
    private final Mailbox mailbox;
    private final Replica replica;
    private final Sender sender;
    private final Heartbeat heartbeat;
    private final Gaze gaze;
    private final Ears ears;
    private @Nullable Refusal lastRefusal;
    private boolean live;

    Conversation(
            Link link, Mailbox mailbox, Replica replica, Sender sender, Heartbeat heartbeat, Gaze gaze, Ears ears) {
        this.link = link;
        this.mailbox = mailbox;
        this.replica = replica;
        this.sender = sender;
        this.heartbeat = heartbeat;
        this.gaze = gaze;
        this.ears = ears;
    }

    /// Who hears of what is neither an entry nor an answer.
    record Ears(Consumer<LinkState> link, Company company) {}

    /// Talks until the link ends.
    ///
    /// @throws IOException if it breaks, or one side's disk does
    Ending hold(String token) throws IOException, InterruptedException {
        link.send(new ClientFrame.Hello(token, replica.resumeAfter()));
        while (true) {
            var ending = hear(mailbox.next(untilNextDeed()));
            if (ending != null) {
                return ending;
            }
            if (heartbeat.silent() || sender.unanswered()) {
                return new Ending.ComeBack();
            }
            if (heartbeat.pingDue()) {
                link.send(new ClientFrame.Ping());
            }
            sendDue();
        }
    }

    private Duration untilNextDeed() {
        var deed = sender.untilDue(heartbeat.untilPing());
        return live ? gaze.untilDue(deed) : deed;
    }

    private void sendDue() throws IOException, InterruptedException {
        if (live) {
            for (var command : sender.due(replica.outbox().due())) {
                link.send(command);
            }
            var look = gaze.say();
            if (look != null) {
                link.send(look);
            }
        }
    }

    private @Nullable Ending hear(@Nullable Mail mail) throws IOException, InterruptedException {
        if (!(mail instanceof Mail.Heard heard)) {
            return null;
        }
        var news = new ArrayList<Link.News>();
        news.add(heard.news());
        news.addAll(mailbox.waiting());
        return hear(news);
    }

    /// Entries that came close together are applied together: one transaction instead of many.
    private @Nullable Ending hear(List<Link.News> news) throws IOException, InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var one : news) {
            if (one instanceof Link.News.Frame(RelayFrame.Entries(List<Entry> more))) {
                entries.addAll(more);
            } else {
                var ending = apply(entries);
                entries.clear();
                ending = ending == null ? hear(one) : ending;
                if (ending != null) {
                    return ending;
                }
            }
        }
        var ending = apply(entries);
        // The time that this machine took is not the relay's silence.
        heartbeat.hear();
        news.forEach(_ -> link.more());
        return ending;
    }

    private @Nullable Ending apply(List<Entry> entries) throws IOException, InterruptedException {
        var fits = entries.isEmpty() || await(replica.apply(List.copyOf(entries), live));
        return fits ? null : new Ending.StartOver();
    }

    private @Nullable Ending hear(Link.News news) throws IOException, InterruptedException {
        return switch (news) {
            case Link.News.Closed(int code) -> Ending.of(code, lastRefusal);
            case Link.News.Frame(RelayFrame frame) -> hear(frame);
        };
    }

    private @Nullable Ending hear(RelayFrame frame) throws IOException, InterruptedException {
        switch (frame) {
            case RelayFrame.Welcome _ -> ears.link.accept(new LinkState.CatchingUp());
            case RelayFrame.StartOver _ -> {
                return new Ending.StartOver();
            }
            case RelayFrame.CaughtUp _ -> {
                live = true;
                ears.link.accept(new LinkState.Live());
            }
            case RelayFrame.Done(CommandId id, long sequence) -> {
                // First in the outbox, or it would be found there as waiting and sent again.
                await(replica.outbox().done(id, sequence));
                sender.done(id);
            }
            case RelayFrame.Refused(CommandId id, Refusal refusal) -> refused(id, refusal);
            case RelayFrame.Presence presence -> ears.company.take(presence);
            case RelayFrame.Entries _, RelayFrame.Pong _, RelayFrame.Shop _, RelayFrame.Unknown _ -> {}
        }
        return null;
    }

    private void refused(@Nullable CommandId id, Refusal refusal) throws IOException, InterruptedException {
        lastRefusal = refusal;
        if (id == null) {
            return;
        }
        if (refusal.retry()) {
            sender.refusedForNow(id);
        } else {
            // First in the outbox, or it would be found there unharmed and sent again.
            await(replica.outbox().refused(id, refusal));
            sender.refused(id);
        }
    }

    private static <T> T await(CompletableFuture<T> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IOException("This machine's disk failed.", e);
        }
    }
}
