package dev.sportello.desktop;

import dev.sportello.desktop.checklist.ChecklistController;
import dev.sportello.desktop.checklist.SetupProgress;
import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.preferences.Guide;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What a new shop still needs, shown to an admin while no ticket is open. FX thread only.
final class WorkplaceChecklist {
    private static final Duration ASKED_EVERY = Duration.ofSeconds(15);

    private final Desk desk;
    private final Rendering rendering;
    private final ObservableValue<@Nullable TicketId> opened;
    private final ChecklistController controller;
    private final Parent view;
    private final Subscription subscription;
    private Instant asked = Instant.MIN;
    private boolean connected;
    private @Nullable SetupProgress shown;
    private boolean closed;

    /// @param settings opens the page of the settings with that id
    WorkplaceChecklist(
            Desk desk,
            Rendering rendering,
            Ticker ticker,
            ObservableValue<@Nullable TicketId> opened,
            Consumer<String> settings) {
        this.desk = desk;
        this.rendering = rendering;
        this.opened = opened;
        var preferences = rendering.preferences();
        controller = new ChecklistController(
                settings,
                () -> {
                    var _ = preferences.change(now -> now.with(Guide.DISMISSED));
                },
                rendering.times().locale());
        view = View.load(controller, controller.texts());
        subscription = Subscription.combine(
                opened.subscribe((_, _) -> show()),
                preferences.current().subscribe((_, _) -> show()),
                ticker.now().subscribe(this::look));
        show();
    }

    Parent view() {
        return view;
    }

    /// Shows what holds now.
    void show() {
        var replica = desk.replica();
        var account = replica.account();
        var wanted = rendering.preferences().current().get().guide() == Guide.SHOWN;
        if (account == null || !wanted || !replica.you().admin() || opened.getValue() != null) {
            shown = null;
            controller.show(null);
            return;
        }
        connected |= !replica.tickets().isEmpty();
        var progress = SetupProgress.of(account, replica.team().size(), connected);
        shown = progress.complete() ? null : progress;
        controller.show(shown);
    }

    /// Asks the relay now and then whether it has seen the script work, as long as that is to be shown.
    private void look(Instant now) {
        if (shown != null && !connected && now.isAfter(asked.plus(ASKED_EVERY))) {
            asked = now;
            var _ = desk.admin()
                    .integration()
                    .thenAccept(state -> Platform.runLater(() -> {
                        if (!closed && state.seen().accepted() != null) {
                            connected = true;
                            show();
                        }
                    }));
        }
    }

    void close() {
        closed = true;
        subscription.unsubscribe();
    }
}
