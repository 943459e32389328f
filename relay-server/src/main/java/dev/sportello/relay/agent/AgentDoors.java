package dev.sportello.relay.agent;

import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.SetupCode;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import java.time.Duration;

/// Where agents come in. Immutable and thread-safe.
public record AgentDoors(
        SignInDesk signIn,
        PasswordDesk passwords,
        AgentDesk desk,
        SearchDesk search,
        CustomerDesk customers,
        AdminDesk admin,
        SecretDesk secrets,
        AgentDoor door) {

    /// What agents ask for and change.
    public record Features(
            Team team, Settings settings, Secrets secrets, Tickets tickets, Customers customers, Search search) {}

    public static AgentDoors open(Foundation foundation, Features features, Live live) {
        var team = features.team;
        var tickets = features.tickets;
        var bodies = foundation.bodies();
        var clock = foundation.clock();
        var random = foundation.random();
        var journal = foundation.journal();
        journal.subscribe(new DisabledAgents(live)::publish);

        var database = foundation.database();
        var tokens = new Tokens(random);
        var sessions = new AgentSessions(database, tokens, clock);
        journal.subscribe(new ChangedPasswords(live, sessions)::publish);
        var devices = new KnownDevices(database.jdbi(), tokens, clock);
        var attempts = new SignInAttempts(foundation, devices);
        var members = new Membership(journal, team, tickets, foundation.ids(), random, clock);
        var passwords = new PasswordChanges(journal, team, foundation.ids(), random, clock);
        var setup = SetupCode.make(database, random, clock);
        var presence = new Presence(foundation.elapsed(), foundation.peers());
        foundation.periodic().every("presence", Duration.ofSeconds(1), presence::publish);
        var followed = new FollowedCustomers(foundation.elapsed());
        features.customers.changes().subscribe(followed::changed);
        foundation.periodic().every("followed-customers", Duration.ofSeconds(1), followed::publish);

        return new AgentDoors(
                new SignInDesk(
                        bodies,
                        new SignInDesk.Access(team, sessions, devices, features.settings),
                        attempts,
                        members,
                        passwords,
                        setup),
                new PasswordDesk(bodies, passwords, attempts),
                new AgentDesk(bodies, sessions, tickets, live),
                SearchDesk.open(foundation, features.search),
                CustomerDesk.open(foundation, features.customers, tickets),
                new AdminDesk(bodies, features.settings, members, passwords, live),
                new SecretDesk(bodies, features.secrets),
                new AgentDoor(sessions, tickets, presence, followed));
    }
}
