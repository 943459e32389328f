package dev.sportello.desktop.checklist;

import dev.sportello.desktop.ui.Copies;
import dev.sportello.desktop.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a new shop still needs: each line leads to where it is done, and ticks itself. FX thread only.
public final class ChecklistController {
    private static final double MOST_OF_THE_WINDOW = 0.65;

    private final Consumer<String> settings;
    private final Runnable dismiss;
    private final String script;
    private final Texts texts;
    private @Nullable Progress shown;

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
    /// @param script the tag that stands in the shop's pages
    public ChecklistController(Consumer<String> settings, Runnable dismiss, String script, Locale locale) {
        this.settings = settings;
        this.dismiss = dismiss;
        this.script = script;
        texts = Texts.of(ChecklistController.class, locale);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
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
    public void show(@Nullable Progress progress) {
        checklist.setVisible(progress != null);
        checklist.setManaged(progress != null);
        if (progress != null && !progress.equals(shown)) {
            count.setText(texts.get("count", progress.done().size(), Step.values().length));
            steps.getChildren().clear();
            for (var step : Step.values()) {
                steps.getChildren().add(line(step, progress));
            }
        }
        shown = progress;
    }

    private Node line(Step step, Progress progress) {
        var done = progress.done().contains(step);
        var icon = new FontIcon(done ? "fth-check-circle" : "fth-circle");
        var name = new Label(name(step));
        name.getStyleClass().add("medium");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setAccessibleText(texts.get(done ? "done" : "to-do", name(step)));
        var hint = new Label(hint(step, progress));
        hint.getStyleClass().addAll("soft", "small");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(name, hint);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(icon, words, act(step));
        line.setId(step.name());
        line.getStyleClass().addAll("step", done ? "done" : "to-do");
        return line;
    }

    private Button act(Step step) {
        var act = new Button(texts.get(step == Step.SCRIPT ? "script.copy" : "open"));
        act.getStyleClass().add("plain");
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.setAccessibleText(act.getText() + ": " + name(step));
        act.setOnAction(_ -> {
            if (step == Step.SCRIPT) {
                Copies.put(script);
                act.setText(texts.get("script.copied"));
            } else {
                settings.accept(step.page());
            }
        });
        return act;
    }

    private String name(Step step) {
        return switch (step) {
            case HOURS -> texts.get("hours");
            case WELCOME -> texts.get("welcome");
            case COLLEAGUES -> texts.get("colleagues");
            case SCRIPT -> texts.get("script");
        };
    }

    private String hint(Step step, Progress progress) {
        return switch (step) {
            case HOURS -> texts.get("hours.hint", progress.zone().getId());
            case WELCOME -> texts.get("welcome.hint");
            case COLLEAGUES -> texts.get("colleagues.hint");
            case SCRIPT -> texts.get("script.hint");
        };
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
