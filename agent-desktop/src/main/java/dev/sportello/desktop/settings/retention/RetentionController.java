package dev.sportello.desktop.settings.retention;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The page of the retention: before it is saved it says how much is deleted then. FX thread only.
final class RetentionController {
    private final RetentionEdit edit;
    private final Function<Retention, CompletableFuture<OutOfDate>> count;
    private final Texts texts;
    private int asked;

    @FXML
    private ComboBox<Integer> tickets;

    @FXML
    private ComboBox<Integer> events;

    @FXML
    private HBox warning;

    @FXML
    private Label words;

    RetentionController(RetentionEdit edit, Function<Retention, CompletableFuture<OutOfDate>> count, Texts texts) {
        this.edit = edit;
        this.count = count;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        offer(tickets, edit.tickets());
        offer(events, edit.events());
        edit.draft().subscribe(_ -> ask());
        edit.changed().subscribe(_ -> ask());
    }

    private void offer(ComboBox<Integer> box, ObjectProperty<Integer> days) {
        box.setConverter(new KeptFor(texts));
        days.subscribe(now -> {
            if (!box.getItems().contains(now)) {
                box.getItems().setAll(KeptFor.choices(now));
            }
        });
        box.valueProperty().bindBidirectional(days);
    }

    private void ask() {
        var question = ++asked;
        var draft = edit.draft().get();
        if (draft == null || !edit.changed().get() || draft.ticketDays() == null && draft.eventDays() == null) {
            show(null);
            return;
        }
        show(texts.get("counting"));
        var _ = count.apply(draft)
                .whenComplete((found, failure) -> Platform.runLater(() -> {
                    if (question == asked) {
                        show(failure == null ? words(draft, found) : texts.get("not-counted"));
                    }
                }));
    }

    private String words(Retention draft, OutOfDate found) {
        if (found.tickets() == 0 && found.events() == 0) {
            return texts.get("nothing");
        }
        if (draft.eventDays() == null) {
            return texts.get("deletes-tickets", found.tickets());
        }
        return draft.ticketDays() == null
                ? texts.get("deletes-events", found.events())
                : texts.get("deletes", found.tickets(), found.events());
    }

    private void show(@Nullable String said) {
        words.setText(Objects.requireNonNullElse(said, ""));
        Shown.set(warning, said != null);
    }
}
