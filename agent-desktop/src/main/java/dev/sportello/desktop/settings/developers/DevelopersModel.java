package dev.sportello.desktop.settings.developers;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.ApiKey;
import dev.sportello.model.SettingsPage.Sites;
import dev.sportello.model.SigningKey;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.wire.ApiKeyBodies.ApiKeyList;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How the shop is connected, as the relay last said. It says so when it is asked: as long as somebody looks,
/// again and again. FX thread only.
final class DevelopersModel {
    private final DevelopersActs acts;
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(Loading.NONE);
    private final ReadOnlyObjectWrapper<@Nullable IntegrationState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ApiKey>> apiKeys = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Sites> sites = new ReadOnlyObjectWrapper<>(Sites.NONE);
    private final ApiKeyEdit apiKey;
    private final SigningKeyEdit signingKey;
    private final SiteEdit site;
    private List<Agent> team = List.of();
    private int asked;

    /// How it went to ask how things are.
    enum Loading {
        NONE,
        BUSY,
        DONE,
        FAILED
    }

    DevelopersModel(DevelopersActs acts) {
        this.acts = acts;
        apiKey = new ApiKeyEdit(acts.apiKeys(), this::take);
        signingKey = new SigningKeyEdit(acts.integration(), this::change);
        site = new SiteEdit(acts.integration(), sites, state);
    }

    DevelopersActs acts() {
        return acts;
    }

    ReadOnlyObjectProperty<Loading> loading() {
        return loading.getReadOnlyProperty();
    }

    /// Null before it is known.
    ReadOnlyObjectProperty<@Nullable IntegrationState> state() {
        return state.getReadOnlyProperty();
    }

    /// The newest first.
    ReadOnlyObjectProperty<List<ApiKey>> apiKeys() {
        return apiKeys.getReadOnlyProperty();
    }

    /// Those that admins have set.
    ReadOnlyObjectProperty<Sites> sites() {
        return sites.getReadOnlyProperty();
    }

    ApiKeyEdit apiKey() {
        return apiKey;
    }

    SigningKeyEdit signingKey() {
        return signingKey;
    }

    SiteEdit site() {
        return site;
    }

    /// The name of an agent; null where nobody knows it any more.
    @Nullable
    String name(AgentId id) {
        return team.stream()
                .filter(agent -> agent.id().equals(id))
                .map(Agent::name)
                .findFirst()
                .orElse(null);
    }

    /// Asks the relay. Only the answer to the last question counts.
    void load() {
        var question = ++asked;
        loading.set(Loading.BUSY);
        var _ = acts.integration()
                .state()
                .get()
                .thenCombine(acts.apiKeys().list().get(), Loaded::new)
                .whenComplete((loaded, failure) -> Platform.runLater(() -> {
                    if (question != asked) {
                        return;
                    }
                    if (failure == null) {
                        state.set(loaded.state());
                        apiKeys.set(loaded.keys().keys());
                    }
                    loading.set(failure == null ? Loading.DONE : Loading.FAILED);
                }));
    }

    private record Loaded(IntegrationState state, ApiKeyList keys) {}

    /// What has changed is seen at once; what else has, when the relay says so.
    private void take(UnaryOperator<List<ApiKey>> change) {
        apiKeys.set(List.copyOf(change.apply(apiKeys.get())));
        load();
    }

    private void change(UnaryOperator<List<SigningKey>> change) {
        var known = state.get();
        if (known != null) {
            state.set(known.with(change.apply(known.keys())));
        }
        load();
    }

    /// Asks again, unless an answer is still to come.
    void refresh() {
        if (loading.get() == Loading.DONE || loading.get() == Loading.FAILED) {
            load();
        }
    }

    /// Knows nothing any more, and what was typed or shown once least of all.
    void clear() {
        asked++;
        forget();
        apiKey.forgetMade();
        signingKey.forgetAdded();
        state.set(null);
        apiKeys.set(List.of());
        loading.set(Loading.NONE);
    }

    /// Drops what was typed.
    void forget() {
        apiKey.forget();
        signingKey.forget();
        site.forget();
    }

    /// The shop's current state, which is never asked for.
    void take(ShopNow shop) {
        team = shop.team();
        var account = shop.account();
        if (account != null) {
            sites.set(account.sites());
        }
    }
}
