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

/// The endpoints of agents. Immutable and thread-safe.
public record AgentApi(
        SignInHandlers signIn,
        PasswordHandlers passwords,
        AgentHandlers handlers,
        SearchHandlers search,
        CustomerHandlers customers,
        AdminHandlers admin,
        SecretHandlers secrets,
        AgentEndpoint endpoint) {

    /// What agents ask for and change.
    public record Features(
            Team team, Settings settings, Secrets secrets, Tickets tickets, Customers customers, Search search) {}

    public static AgentApi open(Foundation foundation, Features features, Live live) {
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

        return new AgentApi(
                new SignInHandlers(
                        bodies,
                        new SignInHandlers.Access(team, sessions, devices, features.settings),
                        attempts,
                        members,
                        passwords,
                        setup),
                new PasswordHandlers(bodies, passwords, attempts),
                new AgentHandlers(bodies, sessions, tickets, live),
                SearchHandlers.open(foundation, features.search),
                CustomerHandlers.open(foundation, features.customers, tickets),
                new AdminHandlers(bodies, features.settings, members, passwords, live),
                new SecretHandlers(bodies, features.secrets),
                new AgentEndpoint(sessions, tickets, presence, followed));
    }
}
