package dev.sportello.desktop;

import dev.sportello.desktop.checklist.ChecklistController;
import dev.sportello.desktop.checklist.SetupProgress;
import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.preferences.Guide;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.TicketId;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What a new shop still needs, shown to an admin while no ticket is open. FX thread only.
final class WorkplaceChecklist {
    private final Desk desk;
    private final Rendering rendering;
    private final ObservableValue<@Nullable TicketId> opened;
    private final ChecklistController controller;
    private final Parent view;
    private final Subscription subscription;

    /// @param settings opens the page of the settings with that id
    WorkplaceChecklist(
            Desk desk, Rendering rendering, ObservableValue<@Nullable TicketId> opened, Consumer<String> settings) {
        this.desk = desk;
        this.rendering = rendering;
        this.opened = opened;
        var preferences = rendering.preferences();
        controller = new ChecklistController(
                settings,
                () -> {
                    var _ = preferences.change(now -> now.with(Guide.DISMISSED));
                },
                desk.scriptTag(),
                rendering.times().locale());
        view = View.load(controller, controller.texts());
        subscription = Subscription.combine(
                opened.subscribe((_, _) -> show()), preferences.current().subscribe((_, _) -> show()));
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
            controller.show(null);
            return;
        }
        var progress = SetupProgress.of(
                account, replica.team().size(), !replica.tickets().isEmpty());
        controller.show(progress.complete() ? null : progress);
    }

    void close() {
        subscription.unsubscribe();
    }
}
