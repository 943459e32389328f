package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A relay that is asked to save pages, and answers when and as a test says. FX thread only, but for what says
/// otherwise.
public final class AskedRelay {
    private final List<SettingsPage> asked = new ArrayList<>();
    private final List<SettingsPage> edited = new ArrayList<>();
    private CompletableFuture<Saved> answer = new CompletableFuture<>();

    public CompletableFuture<Saved> save(SettingsPage before, SettingsPage page) {
        edited.add(before);
        asked.add(page);
        answer = new CompletableFuture<>();
        return answer;
    }

    public List<SettingsPage> asked() {
        return asked;
    }

    /// The pages as they were before they were edited, each for one in [#asked()].
    public List<SettingsPage> edited() {
        return edited;
    }

    /// From the test's thread; returns when the answer has arrived.
    public void saves(long version) throws Exception {
        Fx.run(() -> answer.complete(new Saved(version)));
        Fx.run(() -> {});
    }

    /// From the test's thread; returns when that is known.
    public void isNotReached() throws Exception {
        Fx.run(() -> answer.completeExceptionally(new RequestFailed.Offline(ConnectFailure.TIMEOUT, "")));
        Fx.run(() -> {});
    }

    /// From the test's thread; returns when the answer has arrived.
    public void refuses(ErrorKind error) throws Exception {
        Fx.run(() -> answer.completeExceptionally(new RequestFailed.Refused(Refusal.of(error))));
        Fx.run(() -> {});
    }
}
