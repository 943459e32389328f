package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.relay.apikey.ApiKeys;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.check.SetupCheck;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.integration.Integration;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.mail.MailChannel;
import dev.sportello.relay.outgoing.OutgoingWebhooks;
import dev.sportello.relay.privacy.AuditLog;
import dev.sportello.relay.privacy.Erasures;
import dev.sportello.relay.privacy.Expiry;
import dev.sportello.relay.privacy.Exports;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.mail.inbound.MailboxChannel;
import dev.sportello.relay.sms.Sms;
import dev.sportello.relay.team.AgentSessions;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.SetupCode;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.relay.visit.Visits;
import java.time.Duration;

/// The endpoints of agents. Immutable and thread-safe.
public record AgentApi(
        SignInHandlers signIn,
        PasswordHandlers passwords,
        AgentHandlers handlers,
        SearchHandlers search,
        CustomerHandlers customers,
        MergeHandlers merges,
        AdminHandlers admin,
        SecretHandlers secrets,
        ApiKeyHandlers apiKeys,
        WebhookHandlers webhooks,
        IntegrationHandlers integration,
        PrivacyHandlers privacy,
        ChannelHandlers channels,
        AgentEndpoint endpoint) {

    /// What agents ask for and change.
    public record Features(
            Team team,
            Settings settings,
            Secrets secrets,
            ApiKeys apiKeys,
            OutgoingWebhooks webhooks,
            Integration integration,
            Tickets tickets,
            Customers customers,
            Erasures erasures,
            Exports exports,
            AuditLog audit,
            Expiry expiry,
            Search search,
            ChannelStates channels,
            MailChannel mail,
            MailboxChannel mailbox,
            Sms sms,
            Visits visits,
            SetupCheck check) {}

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
        var searches = new RateLimit<AgentId>(foundation.limits().searchesPerAgent(), foundation.elapsed());
        var presence = new Presence(foundation.elapsed(), foundation.peers());
        var writing = new WritingAgents(presence, tickets.queries()::find, team::find, live);
        foundation.periodic().every("presence", Duration.ofSeconds(1), () -> {
            presence.publish();
            writing.publish();
        });
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
                new SearchHandlers(bodies, features.search, searches),
                new CustomerHandlers(bodies, features.customers, tickets, searches),
                new MergeHandlers(bodies, features.customers.merges(), clock),
                new AdminHandlers(bodies, features.settings, members, passwords, live),
                new SecretHandlers(bodies, features.secrets),
                new ApiKeyHandlers(bodies, features.apiKeys),
                new WebhookHandlers(bodies, features.webhooks.webhooks(), features.webhooks.log()),
                new IntegrationHandlers(bodies, features.integration, features.check),
                new PrivacyHandlers(
                        bodies,
                        features.customers.profiles(),
                        features.erasures,
                        features.exports,
                        features.audit,
                        features.expiry),
                new ChannelHandlers(bodies, features.mail.trial(), features.mailbox.trial(), features.sms),
                new AgentEndpoint(sessions, tickets, presence, followed, features.channels, features.visits, writing));
    }
}
