package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.ChangeAgent;
import dev.sportello.wire.AgentBodies.ChangePassword;
import dev.sportello.wire.AgentBodies.Invite;
import dev.sportello.wire.AgentBodies.Invited;
import dev.sportello.wire.AgentBodies.ResetCode;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SecretState;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /// What was set and not removed, by its name.
    public final Map<String, String> secrets = new ConcurrentHashMap<>();

    private final ScriptedJournal journal;
    private final Codec codec;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile @Nullable ErrorKind refusal;

    ScriptedAdministration(ScriptedJournal journal, Codec codec) {
        this.journal = journal;
        this.codec = codec;
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
        request.result(codec.encode(new SecretList(Stream.of("smtp-password", "sms-auth-token")
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
}
