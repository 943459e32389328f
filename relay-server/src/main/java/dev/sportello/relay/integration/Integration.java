package dev.sportello.relay.integration;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.team.AdminActs;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.IntegrationBodies.FileKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.time.Duration;

/// How the shop's pages and its server fit to this relay. Immutable and thread-safe.
///
/// @param account the `aud` that identities must name
public record Integration(
        String account, Origins origins, SigningKeys keys, SigningKeyChanges changes, Sightings sightings) {

    /// @param file the operator's keys
    /// @param team knows who is an admin
    public static Integration open(
            Foundation foundation, String account, IdentityKeysFile file, Secrets secrets, Team team) {
        var keys = new SigningKeys(foundation.database(), secrets, file, foundation.clock());
        var admins = new AdminActs(foundation.journal(), team);
        var changes = new SigningKeyChanges(keys, admins, foundation.random(), foundation.clock());
        var sightings = new Sightings(foundation.database(), foundation.origins(), foundation.clock());
        foundation.periodic().every("identity-keys", Duration.ofSeconds(2), file::look);
        foundation.periodic().every("sightings", Duration.ofSeconds(1), sightings::write);
        // What is new since the last second.
        var _ = foundation.lifetime().owns(sightings::write);
        return new Integration(account, foundation.origins(), keys, changes, sightings);
    }

    /// All that an admin may know of it.
    public IntegrationState state() {
        var added = keys.added();
        return new IntegrationState(
                account,
                origins.fixed(),
                keys.ofFile().stream()
                        .map(key -> new FileKey(key.id(), key.algorithm().getName()))
                        .toList(),
                added.stream().map(SigningKeyTable.Row::key).toList(),
                added.stream()
                        .filter(row -> keys.open(row) == null)
                        .map(row -> row.key().id())
                        .toList(),
                sightings.seen());
    }
}
