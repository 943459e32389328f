package dev.sportello.desktop.checklist;

import dev.sportello.model.Account;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// How far a shop is with what it needs at first, read off its own state: nobody ticks anything. Immutable.
///
/// @param zone in which the office hours are meant
public record SetupProgress(Set<Step> done, ZoneId zone) {
    public SetupProgress {
        done = Set.copyOf(done);
    }

    /// @param team how many people there are, the agent included
    /// @param connected whether a shopper was ever signed in by the shop's pages
    public static SetupProgress of(Account account, int team, boolean connected) {
        var done = EnumSet.noneOf(Step.class);
        if (account.hours().hours().isSet()) {
            done.add(Step.HOURS);
        }
        if (account.webChat().version() > 0) {
            done.add(Step.WELCOME);
        }
        if (team > 1) {
            done.add(Step.COLLEAGUES);
        }
        if (connected) {
            done.add(Step.SCRIPT);
        }
        return new SetupProgress(done, account.general().zone());
    }

    public boolean complete() {
        return done.size() == Step.values().length;
    }
}
