package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.sample.Audits;
import dev.sportello.model.Agent;
import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.Change;
import dev.sportello.model.ProfileId;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SigningKey;
import dev.sportello.model.Ticket;
import dev.sportello.wire.AgentBodies.AuditPage;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import dev.sportello.wire.TeamBodies.ChangeAgent;
import dev.sportello.wire.TeamBodies.ChangePassword;
import dev.sportello.wire.TeamBodies.Invite;
import dev.sportello.wire.TeamBodies.Invited;
import dev.sportello.wire.TeamBodies.ResetCode;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SecretState;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.IntegrationBodies.AddSigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.FileKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a scripted relay does for admins over HTTP: it saves settings, invites, gives codes, and stores secrets, unless
/// a test holds or refuses that. Thread-safe.
public final class ScriptedAdministration {
    /// What Anna's password is.
    public static final String PASSWORD = "abcdefghij";

    /// The pages that were to be saved.
    public final List<SettingsPage> saved = new CopyOnWriteArrayList<>();

    /// What was typed to confirm erasures.
    public final List<String> confirmed = new CopyOnWriteArrayList<>();

    /// Whether copies of customers come to their end.
    public volatile boolean wholeCopies = true;

    /// What was set and not removed, by its name.
    public final Map<String, String> secrets = new ConcurrentHashMap<>();

    /// What comes of trying out a channel.
    public volatile TestResult trial = new TestResult(true, "250 2.0.0 Ok: queued as 4F2A");

    /// The channels that were tried out.
    public final List<String> tried = new CopyOnWriteArrayList<>();

    public final ScriptedWebhooks webhooks;

    /// What the shop's systems may use the API with.
    public final List<ApiKey> apiKeys = new CopyOnWriteArrayList<>();

    /// With what the shop's server signs.
    public final List<SigningKey> signingKeys = new CopyOnWriteArrayList<>();

    /// What was seen of the shop's pages.
    public volatile Seen seen = Seen.NOTHING;

    private final ScriptedJournal journal;
    private final Codec codec;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile @Nullable ErrorKind refusal;

    ScriptedAdministration(ScriptedJournal journal, Codec codec) {
        this.journal = journal;
        this.codec = codec;
        webhooks = new ScriptedWebhooks(codec);
    }

    /// Answers nothing until it is released.
    public void hold() {
        open = new CountDownLatch(1);
    }

    public void release() {
        open.countDown();
    }

    /// Refuses everything from now on.
    ///
    /// @param error null: nothing more
    public void refuse(@Nullable ErrorKind error) {
        refusal = error;
    }

    void answer(RoutesConfig routes) {
        routes.put("/agent/settings", request -> {
            saved.add(codec.body(request.body(), SaveSettings.class).page());
            answer(request, this::save);
        });
        routes.post("/agent/team", request -> answer(request, this::invite));
        routes.put("/agent/team/{id}", request -> answer(request, this::change));
        routes.post("/agent/team/{id}/reset-code", request -> answer(request, this::giveResetCode));
        routes.put("/agent/password", request -> answer(request, this::changePassword));
        routes.get("/agent/secrets", request -> answer(request, this::list));
        routes.put("/agent/secrets/{name}", request -> answer(request, this::set));
        routes.delete("/agent/secrets/{name}", request -> answer(request, this::remove));
        webhooks.answer(routes, this::answer);
        routes.get("/agent/api-keys", request -> answer(request, this::listApiKeys));
        routes.post("/agent/api-keys", request -> answer(request, this::makeApiKey));
        routes.delete("/agent/api-keys/{id}", request -> answer(request, this::revokeApiKey));
        routes.get("/agent/integration", request -> answer(request, this::tellIntegration));
        routes.post("/agent/check", request -> answer(request, asked -> asked.status(204)));
        routes.post("/agent/signing-keys", request -> answer(request, this::addSigningKey));
        routes.delete("/agent/signing-keys/{id}", request -> answer(request, this::removeSigningKey));
        routes.get("/agent/customers/{profile}/export", request -> answer(request, this::export));
        routes.post("/agent/customers/{profile}/erase", request -> answer(request, this::erase));
        routes.get("/agent/retention", request -> answer(request, this::outOfDate));
        routes.post("/agent/channels/{channel}/test", request -> answer(request, this::tryOut));
        routes.get("/agent/audit", request -> answer(request, this::audit));
    }

    private void answer(Context request, Handler act) throws Exception {
        open.await();
        var error = refusal;
        if (error == null) {
            act.handle(request);
        } else {
            refuse(request, error);
        }
    }

    private void refuse(Context request, ErrorKind error) {
        request.status(409).result(codec.encode(Refusal.of(error)));
    }

    private void export(Context request) {
        request.result("{\"profile\":{},\"complete\":" + wholeCopies + "}\n");
    }

    /// Erases the profile with its tickets, whatever was typed.
    private void erase(Context request) throws Exception {
        confirmed.add(codec.body(request.body(), EraseProfile.class).confirmation());
        var profile = new ProfileId(UUID.fromString(request.pathParam("profile")));
        var gone = journal.tickets().stream()
                .filter(ticket -> ticket.profile().equals(profile))
                .map(Ticket::id)
                .toList();
        journal.append(new Change.ProfileErased(Staff.ANNA.party(), profile, gone));
        request.status(204);
    }

    private void outOfDate(Context request) {
        request.result(codec.encode(new OutOfDate(
                request.queryParam("tickets") == null ? 0 : 312, request.queryParam("events") == null ? 0 : 12_040)));
    }

    /// Newest first, eight at once.
    private void audit(Context request) {
        var before = request.queryParam("before");
        var all = Audits.all().stream()
                .filter(entry -> before == null || entry.at().isBefore(Instant.parse(before)))
                .toList();
        request.result(codec.encode(new AuditPage(all.stream().limit(8).toList(), all.size() > 8)));
    }

    private void save(Context request) throws Exception {
        var page = codec.body(request.body(), SaveSettings.class).page();
        var entry = journal.append(null, Shop.NOW, new Change.SettingsSaved(Staff.ANNA.party(), page));
        request.result(codec.encode(new Saved(entry.sequence())));
    }

    private void invite(Context request) throws Exception {
        var invite = codec.body(request.body(), Invite.class);
        var agent = Staff.member(invite.name(), invite.role(), Agent.Standing.INVITED);
        journal.append(new Change.AgentChanged(Staff.ANNA.party(), agent));
        request.result(codec.encode(new Invited(agent, "K7QF-2M9X-4HTB-WZ63", Shop.NOW.plus(Duration.ofDays(7)))));
    }

    /// Lets in again whom it is asked to; about all others it says that they are the last admin.
    private void change(Context request) throws Exception {
        var change = codec.body(request.body(), ChangeAgent.class);
        var agent = member(request);
        if (!Boolean.FALSE.equals(change.disabled())) {
            refuse(request, ErrorKind.LAST_ADMIN);
            return;
        }
        var back = new Agent(agent.id(), agent.name(), agent.email(), agent.role(), Agent.Standing.ACTIVE);
        var entry = journal.append(new Change.AgentChanged(Staff.ANNA.party(), back));
        request.result(codec.encode(new Saved(entry.sequence())));
    }

    private void giveResetCode(Context request) {
        var agent = member(request);
        request.result(codec.encode(new ResetCode(agent, "9PLM-4HTB-K7QF-2M9X", Shop.NOW.plus(Duration.ofHours(24)))));
    }

    private void changePassword(Context request) throws Exception {
        if (codec.body(request.body(), ChangePassword.class).current().equals(PASSWORD)) {
            request.status(204);
        } else {
            refuse(request, ErrorKind.PASSWORD_WRONG);
        }
    }

    private static Agent member(Context request) {
        return Stream.of(Staff.ANNA, Staff.MARCO, Staff.CHIARA, Staff.ELISA, Staff.PIERO)
                .filter(agent -> agent.id().toString().equals(request.pathParam("id")))
                .findFirst()
                .orElseThrow();
    }

    private void list(Context request) {
        request.result(codec.encode(new SecretList(Stream.of("smtp-password", "imap-password", "sms-auth-token")
                .map(name -> new SecretState(name, secrets.containsKey(name) ? Shop.NOW : null))
                .toList())));
    }

    private void set(Context request) throws Exception {
        secrets.put(
                request.pathParam("name"),
                codec.body(request.body(), SetSecret.class).value());
        request.status(204);
    }

    private void remove(Context request) {
        secrets.remove(request.pathParam("name"));
        request.status(204);
    }

    private void tryOut(Context request) {
        tried.add(request.pathParam("channel") + " " + request.body());
        request.result(codec.encode(trial));
    }

    private void listApiKeys(Context request) {
        request.result(codec.encode(new ApiKeyList(apiKeys)));
    }

    private void makeApiKey(Context request) throws Exception {
        var asked = codec.body(request.body(), MakeApiKey.class);
        var id = new ApiKeyId(new UUID(7, apiKeys.size()));
        var key = new ApiKey(id, asked.name(), "sk_7hTqW9dK", asked.scopes(), Shop.NOW, Staff.ANNA.id(), null);
        apiKeys.addFirst(key);
        request.result(codec.encode(new MadeApiKey(key, "sk_7hTqW9dKx2Lq8Vb0NfY5uRz1cJm4Ea6Gi3Op7Tw9Dk")));
    }

    private void revokeApiKey(Context request) {
        apiKeys.removeIf(key -> key.id().toString().equals(request.pathParam("id")));
        request.status(204);
    }

    private void tellIntegration(Context request) {
        request.result(codec.encode(new IntegrationState(
                "shop",
                List.of("https://bottega.example"),
                List.of(new FileKey("key-1", "HS256")),
                signingKeys,
                List.of(),
                seen)));
    }

    private void addSigningKey(Context request) throws Exception {
        var isPublic = codec.body(request.body(), AddSigningKey.class).publicKey() != null;
        var id = "key-5f0c2d9" + signingKeys.size();
        var key = new SigningKey(id, isPublic ? "EdDSA" : "HS256", Shop.NOW, Staff.ANNA.id(), null);
        signingKeys.add(key);
        var secret = isPublic ? null : "zH8Zr3mVb0q1n2c4y5u6i7o8p9a0s1d2f3g4h5j6k7l";
        request.result(codec.encode(new AddedSigningKey(key, secret)));
    }

    private void removeSigningKey(Context request) {
        signingKeys.removeIf(key -> key.id().equals(request.pathParam("id")));
        request.status(204);
    }
}
