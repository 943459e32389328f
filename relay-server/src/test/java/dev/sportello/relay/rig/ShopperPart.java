package dev.sportello.relay.rig;

import com.fasterxml.uuid.Generators;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A shopper who writes again when the last message is answered, reads what comes, and now and then ends the chat.
/// Thread-safe; belongs to one participant.
final class ShopperPart implements Participant.Part {
    /// So many half seconds go by between two messages of somebody who writes as people do.
    private static final int IDLE_TIMES = 4;

    /// Milliseconds before a shopper writes again. A crowd that did not wait would take all of a machine, and a relay
    /// that starts beside it would need half a minute for what it does in two seconds.
    private static final int THINKS_AT_LEAST = 50;

    private static final int THINKS_AT_MOST = 250;

    private final AtomicBoolean working;
    private final SplittableRandom random;
    private final Crowd.Pace pace;
    private @Nullable TicketId ticket;

    ShopperPart(AtomicBoolean working, SplittableRandom random, Crowd.Pace pace) {
        this.working = working;
        this.random = random;
        this.pace = pace;
    }

    static CommandId newId() {
        return new CommandId(Generators.timeBasedEpochRandomGenerator().generate());
    }

    /// Opens a chat, or goes to the one that is live.
    static Command firstMessage() {
        return new Command.SendMessage(newId(), null, "Is anybody there?");
    }

    @Override
    public synchronized Duration pause(int attempts) {
        return pace.pause(attempts, random);
    }

    @Override
    public synchronized void saw(Participant me, Entry entry) {
        switch (entry.change()) {
            case Change.TicketOpened _ -> ticket = entry.ticket();
            case Change.TicketClosed _ -> ticket = null;
            case Change.MessageAdded(var message) when !message.byShopper() -> read(me, entry);
            case Change.HasText _, Change.OfMessage _, Change.Notice _, Change.MovesCursor _ -> {}
            case Change.Unknown _, Change.OfAccount _ -> {}
        }
    }

    @Override
    public void answered(Participant me, Command command, RelayFrame answer) {
        var wrote = command instanceof Command.SendMessage || command instanceof Command.EndChat;
        if (wrote && working.get() && pace == Crowd.Pace.AS_ANSWERED) {
            LockSupport.parkNanos(thinks().toNanos());
            me.send(next());
        }
    }

    @Override
    public void idle(Participant me) {
        if (pace == Crowd.Pace.OF_PEOPLE && working.get() && me.unanswered() == 0 && writesNow()) {
            me.send(next());
        }
    }

    private synchronized Duration thinks() {
        return Duration.ofMillis(random.nextInt(THINKS_AT_LEAST, THINKS_AT_MOST));
    }

    private synchronized boolean writesNow() {
        return random.nextInt(IDLE_TIMES) == 0;
    }

    private synchronized Command next() {
        if (ticket != null && random.nextInt(20) == 0) {
            return new Command.EndChat(newId(), ticket);
        }
        return new Command.SendMessage(newId(), ticket, "Message " + random.nextInt(1_000) + " 📦");
    }

    private void read(Participant me, Entry entry) {
        var own = Objects.requireNonNull(entry.ticket());
        me.send(
                random.nextBoolean()
                        ? new Command.MarkDelivered(newId(), own, entry.sequence())
                        : new Command.MarkSeen(newId(), own, entry.sequence()));
    }
}
