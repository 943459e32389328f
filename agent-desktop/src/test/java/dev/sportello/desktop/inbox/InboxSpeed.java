package dev.sportello.desktop.inbox;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// How long a large inbox takes until its first page and its counts are right again after one ticket has changed, and
/// after another view was chosen.
public final class InboxSpeed {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final AgentId YOU = new AgentId(new UUID(7, 1));
    private static final AgentId OTHER = new AgentId(new UUID(7, 2));
    private static final Party BOT = new Party.ByAgent(OTHER, "Bruno");
    private static final int PAGE = 50;
    private static final int ROUNDS = 2_000;

    /// @param half p50, in nanoseconds
    /// @param nearlyAll p99, in nanoseconds
    public record Times(long half, long nearlyAll) {}

    private final InboxModel model = new InboxModel(YOU);
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Ticket> tickets = new ArrayList<>();
    private long sequence;

    public InboxSpeed(int many) {
        for (var number = 1; number <= many; number++) {
            var opened =
                    new Change.TicketOpened(new ProfileId(new UUID(1, number)), "Shopper " + number, Channel.WEB_CHAT);
            tickets.add(write(given(Ticket.opened(entry(new TicketId(number), opened)))));
        }
        model.replace(tickets.stream().map(InboxSpeed::row).toList());
    }

    /// A shopper writes in any ticket, which goes to the top.
    public Times ofAChange() {
        return measure(() -> {
            var place = random.nextInt(tickets.size());
            tickets.set(place, write(tickets.get(place)));
            model.put(List.of(row(tickets.get(place))));
        });
    }

    /// Another of the three views.
    public Times ofAView() {
        return measure(() -> {
            var scopes = InboxFilter.Scope.values();
            model.filter(model.filter().get().with(scopes[random.nextInt(scopes.length)]));
        });
    }

    private Times measure(Runnable change) {
        var nanos = new long[ROUNDS / 10];
        for (var round = 0; round < ROUNDS; round++) {
            var began = System.nanoTime();
            change.run();
            var page = model.rows().subList(0, Math.min(PAGE, model.rows().size()));
            if (page.isEmpty() || model.counts().get().all() != tickets.size()) {
                throw new IllegalStateException("The list or its counts are wrong.");
            }
            // The first rounds warm up.
            nanos[round % nanos.length] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        return new Times(nanos[nanos.length / 2], nanos[nanos.length * 99 / 100]);
    }

    /// A third is yours, a third nobody's.
    private Ticket given(Ticket ticket) {
        return switch ((int) (ticket.id().number() % 3)) {
            case 0 -> ticket;
            case 1 -> ticket.apply(entry(ticket.id(), new Change.Assigned(BOT, YOU)));
            default -> ticket.apply(entry(ticket.id(), new Change.Assigned(BOT, OTHER)));
        };
    }

    private Ticket write(Ticket ticket) {
        var message = new Message(new MessageId(new UUID(2, sequence)), new Party.Shopper(), "Where is my parcel?");
        return ticket.apply(entry(ticket.id(), new Change.MessageAdded(message)));
    }

    private Entry entry(TicketId ticket, Change change) {
        sequence++;
        return new Entry(sequence, START.plusSeconds(sequence), ticket, change);
    }

    private static TicketRow row(Ticket ticket) {
        return new TicketRow(ticket, ticket.id().number() % 3 == 0, null);
    }
}
