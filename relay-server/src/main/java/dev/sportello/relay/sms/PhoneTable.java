package dev.sportello.relay.sms;

import dev.sportello.model.TicketId;
import dev.sportello.relay.storage.RowTime;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The SQL of the numbers: whose ticket is texted from which, which may be texted, and what came from them already.
final class PhoneTable {

    /// @return empty where nobody has texted in the ticket
    static Optional<String> of(Handle handle, TicketId ticket) {
        return handle.createQuery("select phone from sms_peer where ticket = :ticket")
                .bind("ticket", ticket)
                .mapTo(String.class)
                .findOne();
    }

    /// The number that texts in a ticket: the last one counts.
    static void put(Handle handle, TicketId ticket, String phone) {
        var known = handle.createUpdate("update sms_peer set phone = :phone where ticket = :ticket")
                .bind("phone", phone)
                .bind("ticket", ticket)
                .execute();
        if (known == 0) {
            handle.createUpdate("insert into sms_peer (ticket, phone) values (:ticket, :phone)")
                    .bind("ticket", ticket)
                    .bind("phone", phone)
                    .execute();
        }
    }

    /// Forgets from which number somebody has texted in a ticket.
    static void erase(Handle handle, TicketId ticket) {
        handle.createUpdate("delete from sms_peer where ticket = :ticket")
                .bind("ticket", ticket)
                .execute();
    }

    static boolean hasStopped(Handle handle, String phone) {
        return handle.createQuery("select stopped_at from sms_stop where phone = :phone")
                .bind("phone", phone)
                .map((row, _) -> RowTime.of(row, "stopped_at"))
                .findOne()
                .isPresent();
    }

    static void stop(Handle handle, String phone, Instant now) {
        if (!hasStopped(handle, phone)) {
            handle.createUpdate("insert into sms_stop (phone, stopped_at) values (:phone, :now)")
                    .bind("phone", phone)
                    .bind("now", now)
                    .execute();
        }
    }

    static void start(Handle handle, String phone) {
        handle.createUpdate("delete from sms_stop where phone = :phone")
                .bind("phone", phone)
                .execute();
    }

    /// Notes that a text has come in.
    ///
    /// @return whether it is the first time
    static boolean isNew(Handle handle, String sid, Instant now) {
        if (isReceived(handle, sid)) {
            return false;
        }
        handle.createUpdate("insert into sms_received (sid, received_at) values (:sid, :now)")
                .bind("sid", sid)
                .bind("now", now)
                .execute();
        return true;
    }

    static boolean isReceived(Handle handle, String sid) {
        return handle.createQuery("select sid from sms_received where sid = :sid")
                .bind("sid", sid)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /// Forgets which texts came in long ago: a gateway gives up much sooner.
    static void forgetReceived(Handle handle, Instant before) {
        handle.createUpdate("delete from sms_received where received_at < :before")
                .bind("before", before)
                .execute();
    }

    private PhoneTable() {}
}
