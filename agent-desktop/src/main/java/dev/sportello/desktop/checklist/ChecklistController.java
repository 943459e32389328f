package dev.sportello.desktop.checklist;

import dev.sportello.desktop.ui.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a new shop still needs: each line leads to where it is done, and ticks itself. FX thread only.
public final class ChecklistController {
    private static final double MOST_OF_THE_WINDOW = 0.65;

    private final Consumer<String> settings;
    private final Runnable dismiss;
    private final Texts texts;
    private final List<StepLine> lines;
    private @Nullable SetupProgress shown;

    @FXML
    private ScrollPane checklist;

    @FXML
    private VBox room;

    @FXML
    private Label count;

    @FXML
    private VBox steps;

    /// @param settings opens the page of the settings with that id
    /// @param dismiss the agent does not want to see this again
    public ChecklistController(Consumer<String> settings, Runnable dismiss, Locale locale) {
        this.settings = settings;
        this.dismiss = dismiss;
        texts = Texts.of(ChecklistController.class, locale);
        lines = Arrays.stream(Step.values())
                .map(step -> new StepLine(step, texts, this::perform))
                .toList();
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        steps.getChildren().setAll(lines);
        room.heightProperty().subscribe((_, height) -> fit(height.doubleValue()));
        checklist.sceneProperty().subscribe((_, _) -> fit(room.getHeight()));
    }

    /// All of it is seen where there is room: what is below it shrinks first.
    private void fit(double height) {
        var scene = checklist.getScene();
        var most = scene == null ? height : scene.getHeight() * MOST_OF_THE_WINDOW;
        checklist.setMinHeight(Math.min(height, most));
        checklist.setPrefHeight(Math.min(height, most));
    }

    /// @param progress null to show nothing
    public void show(@Nullable SetupProgress progress) {
        checklist.setVisible(progress != null);
        checklist.setManaged(progress != null);
        if (progress != null && !progress.equals(shown)) {
            count.setText(texts.get("count", progress.done().size(), Step.values().length));
            lines.forEach(line -> line.show(progress));
        }
        shown = progress;
    }

    private void perform(Step step) {
        settings.accept(step.page());
    }

    @FXML
    private void didClickNotifications() {
        settings.accept("notifications");
    }

    @FXML
    private void didClickDismiss() {
        dismiss.run();
    }
}
