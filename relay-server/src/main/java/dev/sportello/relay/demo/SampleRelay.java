package dev.sportello.relay.demo;

import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.TicketHistory;
import dev.sportello.wire.RelayFrame;
import java.time.Instant;

/// Brings the sample data into an empty relay.
public record SampleRelay(Settings settings, Team team, Customers customers, TicketHistory history) {
    /// Every sample agent's. The demo prints it; no other relay ever has these agents.
    public static final String PASSWORD = "benvenuti-in-bottega";

    private static final long SEED = 1042;

    /// Does nothing where there are agents, so that a demo that is started again keeps what happened in it.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, if an earlier start was ended half-way
    public void fillIfEmpty(Instant now) {
        if (team.all().isEmpty()) {
            fill(SampleData.of(SEED, now));
        }
    }

    /// The team comes last: it is the sign that everything else is there.
    void fill(SampleData data) {
        if (customers.profiles().find(data.shoppers().getFirst().profile().id()) != null) {
            throw new IllegalArgumentException(
                    "The sample data were written only in part. Delete the data folder and start again.");
        }
        data.settings().forEach(page -> save(data.team().getFirst().party(), page));
        for (var shopper : data.shoppers()) {
            customers.profiles().add(shopper.profile());
            customers.events().add(shopper.events());
        }
        history.write(data.tickets());
        data.team().forEach(agent -> team.add(agent, PASSWORD));
    }

    private void save(Party.ByAgent admin, SettingsPage page) {
        var answer = settings.write(admin, page).join();
        if (answer instanceof RelayFrame.Refused refused) {
            throw new IllegalStateException(
                    "The sample settings were not saved: " + refused.refusal().sentence());
        }
    }
}
