package dev.sportello.relay.demo;

import dev.sportello.model.Agent;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;

/// Brings the sample data into an empty relay.
public record SampleRelay(SampleMark mark, Settings settings, Team team, Customers customers, TicketHistory history) {
    /// Every sample agent's. The demo prints it; no other relay ever has these agents.
    public static final String PASSWORD = "benvenuti-in-bottega";

    private static final long SEED = 1042;

    /// Does nothing in a demo that is started again: it keeps what happened in it.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, if the data are a real shop's, or an
    ///     earlier start was ended half-way
    public void fillIfEmpty(Instant now) {
        if (!mark.stands()) {
            requireNoShop();
            mark.put(now);
            fill(SampleData.of(SEED, now));
        } else if (team.isEmpty()) {
            throw new IllegalArgumentException(
                    "The sample data were written only in part. Delete the data folder and start again.");
        }
    }

    /// Refuses to fill a real shop with sample data.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    public void requireNoShop() {
        if (!mark.stands() && (!team.isEmpty() || !customers.profiles().isEmpty())) {
            throw new IllegalArgumentException(
                    "These are the data of a real shop, and --demo would let anybody in. Name an empty folder with --data"
                            + " (or an empty database).");
        }
    }

    /// The team comes last: it is the sign that everything else is there.
    void fill(SampleData data) {
        data.settings().forEach(page -> save(data.team().getFirst().party(), page));
        for (var shopper : data.shoppers()) {
            customers.profiles().add(shopper.profile());
            customers.events().add(shopper.events());
            shopper.reports().forEach(report -> customers.orders().take(report, identity(shopper.profile())));
        }
        history.write(data.tickets());
        data.team().forEach(this::add);
    }

    private static Identity identity(Profile shopper) {
        return new Identity(shopper.customerId(), shopper.email(), shopper.phone(), true);
    }

    private void add(Agent agent) {
        try {
            var _ = team.add(agent, PASSWORD);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("A sample agent was not added.", e);
        }
    }

    private void save(Party.ByAgent admin, SettingsPage page) {
        var answer = settings.write(admin, page).join();
        if (answer instanceof RelayFrame.Refused refused) {
            throw new IllegalStateException(
                    "The sample settings were not saved: " + refused.refusal().sentence());
        }
    }
}
