package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.TypedLine;
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
                () -> !text().isEmpty() && problem() == null && !isThere() && !isFull() && !asking.busy(),
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

    private String text() {
        return TypedLine.of(typed.get());
    }

    /// Why it is no origin; null where it is one, and while nothing is typed.
    SiteOrigin.@Nullable Problem problem() {
        return text().isEmpty() ? null : SiteOrigin.problem(text());
    }

    /// As browsers spell it; null where it is no origin, or is typed so.
    @Nullable
    String spelled() {
        if (text().isEmpty() || problem() != null) {
            return null;
        }
        var origin = SiteOrigin.parse(text());
        return origin.equals(text()) ? null : origin;
    }

    boolean isThere() {
        if (text().isEmpty() || problem() != null) {
            return false;
        }
        var origin = SiteOrigin.parse(text());
        var now = state.getValue();
        return sites.getValue().origins().contains(origin)
                || now != null && now.fixedOrigins().contains(origin);
    }

    boolean isFull() {
        return sites.getValue().origins().size() >= SettingsRules.MOST_ORIGINS;
    }

    boolean written() {
        return !text().isEmpty();
    }

    void add() {
        if (ready.get()) {
            var next = new ArrayList<>(sites.getValue().origins());
            next.add(SiteOrigin.parse(text()));
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
