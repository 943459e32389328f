package dev.sportello.desktop.connection;

import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.ClientFrame.LookAt;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the agent has on screen, a ticket and a customer, and when to report it to the relay: at once when it changes,
/// and again before what was reported expires. Thread-safe.
final class ViewingReporter {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final Duration TYPING_AGAIN = Duration.ofSeconds(3);

    private final RepeatedReport<LookAt> ticket;
    private final RepeatedReport<FollowCustomer> customer;

    ViewingReporter(Clock clock) {
        ticket = new RepeatedReport<>(clock, new LookAt(null, false), look -> look.typing() ? TYPING_AGAIN : AGAIN);
        customer = new RepeatedReport<>(clock, new FollowCustomer(null), _ -> AGAIN);
    }

    /// @return whether it has to be reported now
    boolean look(@Nullable TicketId id, boolean typing) {
        return ticket.set(new LookAt(id, id != null && typing));
    }

    /// @return whether it has to be reported now
    boolean follow(@Nullable ProfileId id) {
        return customer.set(new FollowCustomer(id));
    }

    /// A new link knows nothing of what was reported over another.
    void reset() {
        ticket.reset();
        customer.reset();
    }

    /// What to report now; it counts as reported.
    List<ClientFrame> next() {
        return Stream.<@Nullable ClientFrame>of(ticket.next(), customer.next())
                .filter(Objects::nonNull)
                .toList();
    }

    /// How long nothing has to be reported for certain, unless something changes; at most the given time.
    Duration untilDue(Duration most) {
        return customer.untilDue(ticket.untilDue(most));
    }
}
