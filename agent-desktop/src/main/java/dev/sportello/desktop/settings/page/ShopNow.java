package dev.sportello.desktop.settings.page;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import java.util.List;

/// How the shop stands now, as the replica knows it. Immutable.
///
/// @param team by name
public record ShopNow(Account account, Agent you, List<Agent> team) {
    public ShopNow {
        team = List.copyOf(team);
    }
}
