package dev.sportello.desktop.replica;

import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Whose journal it is, beside its position: the account, and who works there. Immutable.
///
/// @param team by name
record ShopInfo(Account account, Agent you, List<Agent> team) {
    private static final Comparator<Agent> BY_NAME =
            Comparator.comparing(Agent::name).thenComparing(agent -> agent.id().value());

    ShopInfo {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(you, "you");
        team = team.stream().sorted(BY_NAME).toList();
    }

    /// This after the entry; the same where the entry does not concern it.
    ShopInfo apply(Entry entry) {
        return switch (entry.change()) {
            case Change.SettingsSaved _ -> new ShopInfo(account.apply(entry), you, team);
            case Change.AgentChanged(var _, Agent agent) -> with(agent);
            case Change.ResetCodeGiven _,
                    Change.PasswordChanged _,
                    Change.OfApiKey _,
                    Change.OfWebhook _,
                    Change.OfSigningKey _,
                    Change.OfTicket _ -> this;
            case Change.Erases _, Change.ProfileExported _ -> this;
        };
    }

    private ShopInfo with(Agent agent) {
        var others = new ArrayList<>(team);
        others.removeIf(one -> one.id().equals(agent.id()));
        others.add(agent);
        return new ShopInfo(account, you.id().equals(agent.id()) ? agent : you, others);
    }
}
