package dev.sportello.relay.ticket;

import org.jdbi.v3.core.Handle;

/// The SQL of `ticket_number`: the highest number that may have been given out, which is never given out again,
/// whatever becomes of its ticket. It is no projection: what is made anew from the log keeps it.
public final class TicketNumbers {

    /// @return 0 before the first ticket
    public static long highest(Handle handle) {
        return handle.createQuery("select highest from ticket_number")
                .mapTo(Long.class)
                .one();
    }

    /// Notes that a number may have been given out.
    public static void passed(Handle handle, long number) {
        handle.createUpdate("update ticket_number set highest = :number where highest < :number")
                .bind("number", number)
                .execute();
    }

    private TicketNumbers() {}
}
