package dev.sportello.desktop.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.AuditPage;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.EditedPage;
import dev.sportello.wire.IntegrationBodies.AddSigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import dev.sportello.wire.TeamBodies.ChangeAgent;
import dev.sportello.wire.TeamBodies.Invite;
import dev.sportello.wire.TeamBodies.Invited;
import dev.sportello.wire.TeamBodies.ResetCode;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What only admins may ask the relay for: the shop's settings, its team and its secrets. Thread-safe; no method waits.
/// Futures complete on other threads, and fail with [RequestFailed].
public final class AdminRequests {
    private final RelayRequests requests;
    private final WebhookRequests webhooks;
    private final ChannelRequests channels;
    private final TimeBasedEpochGenerator ids;

    AdminRequests(RelayRequests requests, Timing timing) {
        this.requests = requests;
        webhooks = new WebhookRequests(requests);
        channels = new ChannelRequests(requests);
        ids = Generators.timeBasedEpochGenerator(Random.from(timing.random()), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return timing.clock().millis();
            }
        });
    }

    /// Saves one page of the settings. What it changes comes back as an entry of the journal.
    ///
    /// @param before the page as it was before it was edited
    /// @param page its version is that of `before`
    public CompletableFuture<Saved> save(SettingsPage before, SettingsPage page) {
        var cleared = EditedPage.cleared(requests.codec(), before, page);
        return requests.put("/agent/settings", new SaveSettings(newId(), page, cleared), Saved.class);
    }

    /// Invites somebody into the team, or again who has not come yet.
    public CompletableFuture<Invited> invite(String name, String email, Role role) {
        return requests.post("/agent/team", new Invite(newId(), name, email, role), Invited.class);
    }

    /// Gives an agent another role.
    public CompletableFuture<Saved> give(AgentId agent, Role role) {
        return requests.put("/agent/team/" + agent, ChangeAgent.role(newId(), role), Saved.class);
    }

    /// Keeps an agent from signing in, or lets them again.
    public CompletableFuture<Saved> disable(AgentId agent, boolean disabled) {
        return requests.put("/agent/team/" + agent, ChangeAgent.disabled(newId(), disabled), Saved.class);
    }

    /// Gives an agent a code for a new password.
    public CompletableFuture<ResetCode> giveResetCode(AgentId agent) {
        return requests.post("/agent/team/" + agent + "/reset-code", Map.of(), ResetCode.class);
    }

    /// Ends all sessions of an agent.
    public CompletableFuture<String> signOutEverywhere(AgentId agent) {
        return requests.post("/agent/team/" + agent + "/sign-out", "");
    }

    /// Which secrets there can be, and when each was set; never what it is.
    public CompletableFuture<SecretList> secrets() {
        return requests.get("/agent/secrets", SecretList.class);
    }

    /// Sets a secret, in the place of what was set.
    public CompletableFuture<String> setSecret(String name, String value) {
        return requests.put("/agent/secrets/" + name, new SetSecret(value));
    }

    /// Removes a secret; completes also where it was not set.
    public CompletableFuture<String> removeSecret(String name) {
        return requests.delete("/agent/secrets/" + name);
    }

    /// Takes a copy of all that is known of a customer.
    ///
    /// @param file gets it, once all of it has come; what was there is replaced
    /// @return the file
    public CompletableFuture<Path> export(ProfileId profile, Path file) {
        return requests.download("/agent/customers/" + profile + "/export", file);
    }

    /// Erases all that is known of a customer, for ever.
    ///
    /// @param confirmation the email as it is shown; without one, the name
    public CompletableFuture<String> erase(ProfileId profile, String confirmation) {
        return requests.post("/agent/customers/" + profile + "/erase", new EraseProfile(confirmation));
    }

    /// What was done to the account and to customers' data, newest first.
    ///
    /// @param before the time of the last one of the page before; null for the first page
    public CompletableFuture<AuditPage> audit(@Nullable Instant before) {
        return requests.get("/agent/audit" + (before == null ? "" : "?before=" + before), AuditPage.class);
    }

    /// How much would be deleted at once if that was saved.
    public CompletableFuture<OutOfDate> outOfDate(SettingsPage.Retention page) {
        var tickets = page.ticketDays() == null ? "" : "tickets=" + page.ticketDays() + "&";
        var events = page.eventDays() == null ? "" : "events=" + page.eventDays();
        return requests.get("/agent/retention?" + tickets + events, OutOfDate.class);
    }

    /// What they may ask about webhooks.
    public WebhookRequests webhooks() {
        return webhooks;
    }

    /// What they may ask about the channels.
    public ChannelRequests channels() {
        return channels;
    }

    /// The keys by which the shop's systems may use the API.
    public CompletableFuture<ApiKeyList> apiKeys() {
        return requests.get("/agent/api-keys", ApiKeyList.class);
    }

    /// Makes a key, which is told once.
    public CompletableFuture<MadeApiKey> makeApiKey(MakeApiKey key) {
        return requests.post("/agent/api-keys", key, MadeApiKey.class);
    }

    /// Ends a key for ever.
    public CompletableFuture<String> revokeApiKey(ApiKeyId key) {
        return requests.delete("/agent/api-keys/" + key);
    }

    /// How the shop's pages and its server fit to the relay.
    public CompletableFuture<IntegrationState> integration() {
        return requests.get("/agent/integration", IntegrationState.class);
    }

    /// Opens a check of the set-up, whose page goes on with the code in a browser.
    public CompletableFuture<OpenedCheck> openCheck() {
        return requests.post("/agent/check", Map.of(), OpenedCheck.class);
    }

    /// Adds a key with which the shop signs identities. What is secret of it is told once.
    public CompletableFuture<AddedSigningKey> addSigningKey(AddSigningKey key) {
        return requests.post("/agent/signing-keys", key, AddedSigningKey.class);
    }

    /// Ends a key with which the shop signs identities.
    public CompletableFuture<String> removeSigningKey(String id) {
        return requests.delete("/agent/signing-keys/" + URLEncoder.encode(id, UTF_8));
    }

    private CommandId newId() {
        return new CommandId(ids.generate());
    }
}
