package dev.sportello.desktop.settings.page;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shop's current settings and team, as the replica knows them. Immutable.
///
/// @param account null until it was first loaded
/// @param team by name
/// @param journal which journal all this comes from: after the relay was restored from a backup it is another one, in
///     which the pages' versions begin anew; null until it was first loaded
public record ShopNow(
        @Nullable Account account,
        Agent you,
        List<Agent> team,
        @Nullable UUID journal) {
    public ShopNow {
        team = List.copyOf(team);
    }
}
