package dev.sportello.desktop.settings.developers;

import dev.sportello.model.SettingsPage.Sites;
import dev.sportello.model.SettingsRules;
import dev.sportello.site.SiteOrigin;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A site that shall show the chat, while it is typed. FX thread only.
final class SiteEdit {
    private final DevelopersActs.OfIntegration acts;
    private final ObservableValue<Sites> sites;
    private final ObservableValue<@Nullable IntegrationState> state;
    private final StringProperty typed = new SimpleStringProperty("");
    private final Asking asking = new Asking();
    private final BooleanBinding ready;

    /// @param sites those that are set now
    /// @param state knows those of the operator
    SiteEdit(
            DevelopersActs.OfIntegration acts,
            ObservableValue<Sites> sites,
            ObservableValue<@Nullable IntegrationState> state) {
        this.acts = acts;
        this.sites = sites;
        this.state = state;
        ready = Bindings.createBooleanBinding(
                () -> !typed.get().isBlank() && problem() == null && !isThere() && !isFull() && !asking.busy(),
                typed,
                sites,
                state,
                asking.outcome());
        typed.subscribe((_, _) -> asking.forget());
    }

    StringProperty typed() {
        return typed;
    }

    Asking asking() {
        return asking;
    }

    BooleanBinding ready() {
        return ready;
    }

    /// Why it is no origin; null where it is one, and while nothing is typed.
    SiteOrigin.@Nullable Problem problem() {
        return typed.get().isBlank() ? null : SiteOrigin.problem(typed.get());
    }

    /// As browsers spell it; null where it is no origin, or is typed so.
    @Nullable
    String spelled() {
        if (typed.get().isBlank() || problem() != null) {
            return null;
        }
        var origin = SiteOrigin.parse(typed.get());
        return origin.equals(typed.get().strip()) ? null : origin;
    }

    boolean isThere() {
        if (typed.get().isBlank() || problem() != null) {
            return false;
        }
        var origin = SiteOrigin.parse(typed.get());
        var now = state.getValue();
        return sites.getValue().origins().contains(origin)
                || now != null && now.fixedOrigins().contains(origin);
    }

    boolean isFull() {
        return sites.getValue().origins().size() >= SettingsRules.MOST_ORIGINS;
    }

    boolean written() {
        return !typed.get().isBlank();
    }

    void add() {
        if (ready.get()) {
            var next = new ArrayList<>(sites.getValue().origins());
            next.add(SiteOrigin.parse(typed.get()));
            asking.ask(acts.save().apply(sites.getValue(), page(next)), _ -> forget());
        }
    }

    void remove(String origin, Asking row) {
        var next = new ArrayList<>(sites.getValue().origins());
        next.remove(origin);
        row.ask(acts.save().apply(sites.getValue(), page(next)), _ -> {});
    }

    private Sites page(List<String> origins) {
        return new Sites(origins, sites.getValue().version());
    }

    /// What is on its way stays until that has ended.
    void forget() {
        if (!asking.busy()) {
            typed.set("");
            asking.forget();
        }
    }
}
