package dev.sportello.relay.rig;

import java.util.Objects;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.wire.Command;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// An agent who reads some of what shoppers write, and answers some. Belongs to one participant's thread.
final class AgentPart implements Participant.Part {
    private final AtomicBoolean working;
    private final SplittableRandom random;

    AgentPart(AtomicBoolean working, SplittableRandom random) {
        this.working = working;
        this.random = random;
    }

    @Override
    public void saw(Participant me, Entry entry) {
        if (!(entry.change() instanceof Change.MessageAdded(var message)) || !message.byShopper() || !working.get()) {
            return;
        }
        var ticket = Objects.requireNonNull(entry.ticket());
        switch (random.nextInt(6)) {
            case 0 -> me.send(new Command.MarkRead(ShopperPart.newId(), ticket, entry.sequence()));
            case 1 ->
                me.send(new Command.Reply(ShopperPart.newId(), ticket, "Answer to " + entry.sequence() + " 👍🏽"));
            default -> {}
        }
    }
}
