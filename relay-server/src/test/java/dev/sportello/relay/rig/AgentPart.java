package dev.sportello.relay.rig;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Command;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An agent who reads some of what shoppers write, answers some, and puts some tickets aside, takes them back, hands
/// them over or closes them. Belongs to one participant.
final class AgentPart implements Participant.Part {
    /// People act at one of so many messages.
    private static final int PEOPLE_ACT = 8;

    private final AtomicBoolean working;
    private final SplittableRandom random;

    private final Crowd.Pace pace;

    /// Where a shopper has written last.
    private volatile @Nullable TicketId last;

    AgentPart(AtomicBoolean working, SplittableRandom random, Crowd.Pace pace) {
        this.pace = pace;
        this.working = working;
        this.random = random;
    }

    @Override
    public void idle(Participant me) {
        me.tell(new ClientFrame.LookAt(last, last != null && System.nanoTime() % 2 == 0));
    }

    @Override
    public Duration pause(int attempts) {
        return pace.pause(attempts, random);
    }

    @Override
    public void saw(Participant me, Entry entry) {
        if (!(entry.change() instanceof Change.MessageAdded(var message)) || !message.byShopper() || !working.get()) {
            return;
        }
        var ticket = Objects.requireNonNull(entry.ticket());
        last = ticket;
        if (pace == Crowd.Pace.OF_PEOPLE && random.nextInt(PEOPLE_ACT) > 0) {
            return;
        }
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> me.send(new Command.MarkRead(ShopperPart.newId(), ticket, entry.sequence()));
            case 4 -> me.send(new Command.MarkUnread(ShopperPart.newId(), ticket, entry.sequence() - 1));
            case 5 -> me.send(new Command.Snooze(ShopperPart.newId(), ticket, null));
            case 6 -> me.send(new Command.Reopen(ShopperPart.newId(), ticket));
            case 7 -> me.send(new Command.Assign(ShopperPart.newId(), ticket, TestAgents.BRUNO.id()));
            case 8 -> me.send(new Command.NoReplyNeeded(ShopperPart.newId(), ticket));
            case 9 -> {
                if (random.nextInt(5) == 0) {
                    me.send(new Command.CloseTicket(ShopperPart.newId(), ticket, entry.sequence()));
                }
            }
            case 10, 11, 12, 13 ->
                me.send(new Command.Reply(ShopperPart.newId(), ticket, "Answer to " + entry.sequence() + " 👍🏽"));
            default -> {}
        }
    }
}
