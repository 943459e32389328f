package dev.sportello.desktop.settings.page;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shop's current settings and team, as the replica knows them. Immutable.
///
/// @param account null until it was first loaded
/// @param team by name
public record ShopNow(@Nullable Account account, Agent you, List<Agent> team) {
    public ShopNow {
        team = List.copyOf(team);
    }
}
