package dev.sportello.desktop.checklist;

import dev.sportello.desktop.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One of the things that a new shop still needs. It stays the same node while the shop changes, so that its button
/// keeps the focus. FX thread only.
final class StepLine extends HBox {
    private final Step step;
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label hint = new Label();

    /// @param act receives the step when its button is pressed
    StepLine(Step step, Texts texts, Consumer<Step> act) {
        this.step = step;
        this.texts = texts;
        name.setText(name());
        name.getStyleClass().add("medium");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("soft", "small");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        var words = new VBox(name, hint);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(icon, words, button(act));
        setId(step.name());
        getStyleClass().add("step");
    }

    /// Shows whether it is done.
    void show(SetupProgress progress) {
        var done = progress.done().contains(step);
        icon.setIconLiteral(done ? "fth-check-circle" : "fth-circle");
        name.setAccessibleText(texts.get(done ? "done" : "to-do", name()));
        hint.setText(hint(progress));
        getStyleClass().removeAll("done", "to-do");
        getStyleClass().add(done ? "done" : "to-do");
    }

    private Button button(Consumer<Step> act) {
        var button = new Button(texts.get("open"));
        button.getStyleClass().add("plain");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(button.getText() + ": " + name());
        button.setOnAction(_ -> act.accept(step));
        return button;
    }

    private String name() {
        return switch (step) {
            case HOURS -> texts.get("hours");
            case WELCOME -> texts.get("welcome");
            case COLLEAGUES -> texts.get("colleagues");
            case SCRIPT -> texts.get("script");
        };
    }

    private String hint(SetupProgress progress) {
        return switch (step) {
            case HOURS -> texts.get("hours.hint", progress.zone().getId());
            case WELCOME -> texts.get("welcome.hint");
            case COLLEAGUES -> texts.get("colleagues.hint");
            case SCRIPT -> texts.get("script.hint");
        };
    }
}
