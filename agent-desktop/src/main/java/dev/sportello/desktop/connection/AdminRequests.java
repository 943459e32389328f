package dev.sportello.desktop.connection;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.ChangeAgent;
import dev.sportello.wire.AgentBodies.Invite;
import dev.sportello.wire.AgentBodies.Invited;
import dev.sportello.wire.AgentBodies.ResetCode;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.AgentBodies.SecretList;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.CommandId;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// What only admins may ask the relay for: the shop's settings, its team and its secrets. Thread-safe; no method waits.
/// Futures complete on other threads, and fail with [RequestFailed].
public final class AdminRequests {
    private final RelayRequests requests;
    private final TimeBasedEpochGenerator ids;

    AdminRequests(RelayRequests requests, Timing timing) {
        this.requests = requests;
        ids = Generators.timeBasedEpochGenerator(Random.from(timing.random()), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return timing.clock().millis();
            }
        });
    }

    /// Saves one page of the settings. What it changes comes back as an entry of the journal.
    ///
    /// @param page its version is the one that was edited
    public CompletableFuture<Saved> save(SettingsPage page) {
        return requests.put("/agent/settings", new SaveSettings(newId(), page), Saved.class);
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

    private CommandId newId() {
        return new CommandId(ids.generate());
    }
}
