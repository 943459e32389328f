package dev.sportello.desktop.settings.brand;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.LogoPicture;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Where an admin chooses the shop's logo. FX thread only.
public final class LogoRow extends HBox {
    private static final double SHOWN_SIZE = 40;

    private final ImageView view = new ImageView();
    private final StackPane place = new StackPane(view);
    private final Button choose = new Button();
    private final Button remove = new Button();
    private final Label problem = new Label();
    private final Label title = new Label();
    private final Label hint = new Label();
    private Supplier<@Nullable File> files = () -> null;

    /// Counts what was chosen and taken away: a file that comes late, from a slow drive, is wanted no more.
    private int reading;

    public LogoRow() {
        getStyleClass().add("logo-row");
        setAlignment(Pos.CENTER_LEFT);
        view.setFitWidth(SHOWN_SIZE);
        view.setFitHeight(SHOWN_SIZE);
        place.getStyleClass().add("logo-place");
        place.setMaxHeight(USE_PREF_SIZE);
        title.getStyleClass().add("medium");
        hint.getStyleClass().addAll("small", "soft");
        problem.getStyleClass().addAll("small", "field-error");
        problem.setId("logo-problem");
        for (var words : new Label[] {hint, problem}) {
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
        }
        Shown.set(problem, false);
        var words = new VBox(2, title, hint, problem);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        choose.setId("logo-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.getStyleClass().add("plain");
        remove.setId("logo-remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.getStyleClass().add("link");
        getChildren().setAll(words, place, choose, remove);
    }

    /// @param logo null for none
    void begin(Texts texts, ObjectProperty<@Nullable String> logo) {
        title.setText(texts.get("logo"));
        hint.setText(texts.get("logo.hint"));
        remove.setText(texts.get("logo.remove"));
        files = () -> chosen(texts);
        logo.subscribe(now -> {
            var image = LogoPicture.image(now);
            view.setImage(image);
            Shown.set(place, image != null);
            Shown.set(remove, now != null);
            choose.setText(texts.get(now == null ? "logo.choose" : "logo.other"));
            Shown.set(problem, false);
        });
        remove.setOnAction(_ -> {
            startOver();
            logo.set(null);
            choose.requestFocus();
        });
        choose.setOnAction(_ -> {
            var file = files.get();
            if (file != null) {
                read(file, texts, logo);
            }
        });
    }

    /// A file that is being read is not wanted any more.
    void startOver() {
        reading++;
        Waiting.set(choose, false);
    }

    /// Asks for a file otherwise than by the system's dialog.
    public void chooseBy(Supplier<@Nullable File> other) {
        files = other;
    }

    private @Nullable File chosen(Texts texts) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("logo.choose"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        texts.get("logo.pictures"), "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp"));
        return chooser.showOpenDialog(getScene().getWindow());
    }

    private void read(File file, Texts texts, ObjectProperty<@Nullable String> logo) {
        var asked = ++reading;
        Waiting.set(choose, true);
        var _ = CompletableFuture.supplyAsync(() -> LogoPicture.read(file), Thread::startVirtualThread)
                .whenComplete((read, failure) -> Platform.runLater(() -> {
                    if (asked != reading) {
                        return;
                    }
                    Waiting.set(choose, false);
                    if (read != null && failure == null) {
                        logo.set(read);
                    }
                    problem.setText(read == null ? texts.get("logo.unreadable") : "");
                    Shown.set(problem, read == null);
                }));
    }
}
