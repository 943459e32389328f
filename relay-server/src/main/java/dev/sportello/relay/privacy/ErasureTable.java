package dev.sportello.relay.privacy;

import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The SQL of `erasure`.
///
/// @param codec writes who has asked
record ErasureTable(Codec codec) {
    /// Longer than a relay works at one piece of it.
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// @param tickets null until the journal says that they are gone
    record Row(ProfileId profile, Party by, @Nullable List<TicketId> tickets) {}

    /// Whoever inserts it is the one who works at it.
    void insert(Handle handle, ProfileId profile, Party by, Instant now) {
        handle.createUpdate("""
                        insert into erasure (profile, asked_by, begun_at, worked_until)
                        values (:profile, :by, :now, :until)""")
                .bind("profile", profile)
                .bind("by", codec.encode(by))
                .bind("now", now)
                .bind("until", now.plus(LEASE))
                .execute();
    }

    @Nullable
    Row find(Handle handle, ProfileId profile) {
        return handle.createQuery("select profile, asked_by, tickets from erasure where profile = :profile")
                .bind("profile", profile)
                .map((row, _) -> new Row(
                        new ProfileId(row.getObject("profile", UUID.class)),
                        codec.stored(row.getString("asked_by"), Party.class),
                        tickets(row.getString("tickets"))))
                .findOne()
                .orElse(null);
    }

    private static @Nullable List<TicketId> tickets(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(text.split(","))
                        .filter(number -> !number.isEmpty())
                        .map(number -> new TicketId(Long.parseLong(number)))
                        .toList();
    }

    void say(Handle handle, ProfileId profile, List<TicketId> tickets) {
        handle.createUpdate("update erasure set tickets = :tickets where profile = :profile")
                .bind("profile", profile)
                .bind(
                        "tickets",
                        tickets.stream()
                                .map(ticket -> Long.toString(ticket.number()))
                                .collect(Collectors.joining(",")))
                .execute();
    }

    /// Those at which nobody works.
    List<ProfileId> waiting(Handle handle, Instant now) {
        return handle.createQuery("""
                        select profile from erasure where worked_until is null or worked_until < :now
                        order by begun_at""").bind("now", now).mapTo(ProfileId.class).list();
    }

    /// @return whether it is this relay's to work at, for a while
    boolean take(Handle handle, ProfileId profile, Instant now) {
        return handle.createUpdate("""
                        update erasure set worked_until = :until
                        where profile = :profile and (worked_until is null or worked_until < :now)""")
                        .bind("profile", profile)
                        .bind("now", now)
                        .bind("until", now.plus(LEASE))
                        .execute()
                == 1;
    }

    void keep(Handle handle, ProfileId profile, Instant now) {
        handle.createUpdate("update erasure set worked_until = :until where profile = :profile")
                .bind("profile", profile)
                .bind("until", now.plus(LEASE))
                .execute();
    }

    void letGo(Handle handle, ProfileId profile) {
        handle.createUpdate("update erasure set worked_until = null where profile = :profile")
                .bind("profile", profile)
                .execute();
    }

    void delete(Handle handle, ProfileId profile) {
        handle.createUpdate("delete from erasure where profile = :profile")
                .bind("profile", profile)
                .execute();
    }
}
