package dev.sportello.relay.privacy;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Hands out copies of all that is known of one customer. The journal says so before anything is handed out.
/// Thread-safe.
public final class Exports {
    /// Each reads much; agents must not wait for them.
    private static final int AT_ONCE = 2;

    private final Journal journal;
    private final Customers customers;
    private final Tickets tickets;
    private final Team team;
    private final Codec codec;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private Exports(Foundation foundation, Customers customers, Tickets tickets, Team team) {
        journal = foundation.journal();
        this.customers = customers;
        this.tickets = tickets;
        this.team = team;
        codec = foundation.codec();
        clock = foundation.clock();
    }

    public static Exports open(Foundation foundation, Customers customers, Tickets tickets, Team team) {
        return new Exports(foundation, customers, tickets, team);
    }

    /// Where a copy is written to, once it is sure that there will be one.
    @FunctionalInterface
    public interface Out {
        Writer open() throws IOException;
    }

    /// Writes the copy, however much it is, with little memory. Waits for the journal.
    ///
    /// @throws RefusedFrame before anything was written: `forbidden`, `busy` where others are being written
    /// @throws IOException if it cannot be written, or somebody erases the customer meanwhile; it has no end then
    public void write(Party.ByAgent admin, Profile profile, Out out)
            throws RefusedFrame, IOException, InterruptedException {
        if (!places.tryAcquire()) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        try {
            note(admin, profile);
            try (var writer = out.open()) {
                new ProfileExport(customers, tickets, codec, writer).write(profile, clock.instant());
            }
        } finally {
            places.release();
        }
    }

    private void note(Party.ByAgent admin, Profile profile) throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.randomUUID());
        var _ = JournalAnswer.sequence(journal.submit(new JournalCommand(
                id, "agent:" + admin.agent(), false, transaction -> {
                    if (!team.in(transaction).isAdmin(admin.agent())) {
                        throw new RefusedFrame(ErrorKind.FORBIDDEN);
                    }
                    return transaction
                            .append(new Change.ProfileExported(admin, profile.id()))
                            .sequence();
                })));
    }
}
