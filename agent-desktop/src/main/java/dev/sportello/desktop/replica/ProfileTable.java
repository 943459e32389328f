package dev.sportello.desktop.replica;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table of the profiles that were looked at. Used by one thread.
record ProfileTable(StoredBodies bodies) {
    void keep(Handle handle, Profile profile, Instant now) {
        var id = profile.id().value();
        var body = bodies.encode(profile);
        handle.execute(
                "merge into profile (id, seen_at, body, row_check) key (id) values (?, ?, ?, ?)",
                id,
                now.atOffset(ZoneOffset.UTC),
                body,
                RowCheck.of(id, body));
    }

    Optional<Profile> find(Handle handle, ProfileId id) {
        return handle.createQuery("select * from profile where id = :id")
                .bind("id", id.value())
                .map((row, _) -> bodies.read(StoredBodies.checked(row, id.value()), Profile.class))
                .findOne();
    }
}
