package dev.sportello.relay.rig;

import com.fasterxml.uuid.Generators;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A shopper who writes again as soon as the last message is answered, reads what comes, and now and then ends the
/// chat. Belongs to one participant's thread.
final class ShopperPart implements Participant.Part {
    private final AtomicBoolean working;
    private final SplittableRandom random;
    private @Nullable TicketId ticket;

    ShopperPart(AtomicBoolean working, SplittableRandom random) {
        this.working = working;
        this.random = random;
    }

    static CommandId newId() {
        return new CommandId(Generators.timeBasedEpochRandomGenerator().generate());
    }

    /// Opens a chat, or goes to the one that is live.
    static Command firstMessage() {
        return new Command.SendMessage(newId(), null, "Is anybody there?");
    }

    @Override
    public void saw(Participant me, Entry entry) {
        switch (entry.change()) {
            case Change.TicketOpened _ -> ticket = entry.ticket();
            case Change.TicketClosed _ -> ticket = null;
            case Change.MessageAdded(var message) when !message.byShopper() -> read(me, entry);
            case Change.HasText _, Change.Notice _, Change.MovesCursor _, Change.Unknown _, Change.OfAccount _ -> {}
        }
    }

    @Override
    public void answered(Participant me, Command command, RelayFrame answer) {
        var wrote = command instanceof Command.SendMessage || command instanceof Command.EndChat;
        if (wrote && working.get()) {
            me.send(next());
        }
    }

    private Command next() {
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
