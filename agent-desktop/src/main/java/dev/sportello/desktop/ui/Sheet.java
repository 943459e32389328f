package dev.sportello.desktop.ui;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A question over the window that it is about. Nothing behind it can be reached until it is answered; Escape cancels,
/// and the focus goes back to where it was. FX thread only.
public final class Sheet extends StackPane {
    private static final double WIDTH = 440;

    private final VBox pane = new VBox();
    private final HBox answers = new HBox();
    private final Label title = new Label();
    private @Nullable Node before;
    private @Nullable Node focused;
    private @Nullable Button agreeing;
    private Subscription following = Subscription.EMPTY;

    public Sheet(String question) {
        getStyleClass().add("question-veil");
        pane.getStyleClass().add("question");
        pane.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        pane.setAccessibleRole(AccessibleRole.DIALOG);
        pane.setAccessibleText(question);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        title.setText(question);
        answers.getStyleClass().add("answers");
        answers.setAlignment(Pos.CENTER_RIGHT);
        pane.getChildren().addAll(title, answers);
        getChildren().add(pane);
        addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        addEventHandler(KeyEvent.KEY_PRESSED, this::didPressInField);
        // A view that is made anew takes it away.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                following.unsubscribe();
                focused = null;
            }
        });
    }

    /// What the answers mean.
    public Sheet explain(String words) {
        var text = new Label(words);
        text.getStyleClass().add("soft");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        pane.setAccessibleHelp(words);
        return ask(text);
    }

    /// Adds something to be filled in.
    public Sheet ask(Node fields) {
        pane.getChildren().add(pane.getChildren().size() - 1, fields);
        return this;
    }

    /// Adds the answer that changes nothing, which Escape gives too.
    public Sheet cancel(String words) {
        addButton(words, "plain", () -> {});
        return this;
    }

    /// Adds an answer.
    public Sheet answer(String words, Runnable act) {
        addButton(words, "plain", act);
        return this;
    }

    /// Adds an answer that takes something away from somebody.
    public Sheet warn(String words, Runnable act) {
        addButton(words, "plain", act).getStyleClass().add("danger-text");
        return this;
    }

    /// Adds the answer that Enter gives. It is the last one.
    ///
    /// @return its button, which can be disabled
    public Button agree(String words, Runnable act) {
        var button = addButton(words, "primary", act);
        button.setDefaultButton(true);
        agreeing = button;
        return button;
    }

    private Button addButton(String words, String style, Runnable act) {
        var button = new Button(words);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            close();
            act.run();
        });
        answers.getChildren().add(button);
        return button;
    }

    /// Shows it. The root of the window's scene is a stack.
    public void showOver(Window window) {
        var scene = window.getScene();
        before = scene.getFocusOwner();
        ((StackPane) scene.getRoot()).getChildren().add(this);
        applyCss();
        layout();
        var stops = TabOrder.in(pane);
        var first =
                stops.stream().filter(Predicate.not(Button.class::isInstance)).findFirst();
        // With nothing to fill in, the answer that is proposed.
        first.orElseGet(stops::getLast).requestFocus();
        following = Subscription.combine(
                scene.focusOwnerProperty().subscribe(this::keepFocus),
                window.showingProperty().subscribe((_, _) -> remove()));
    }

    /// A menu that closes, or a view that changes behind it, would take it away.
    private void keepFocus(@Nullable Node owner) {
        if (Stream.iterate(owner, Objects::nonNull, Node::getParent).anyMatch(this::equals)) {
            focused = owner;
        } else if (focused != null) {
            Platform.runLater(focused::requestFocus);
        }
    }

    /// Whether one is shown over a window.
    public static boolean covers(Scene scene) {
        return scene.getRoot() instanceof StackPane root
                && root.getChildren().stream().anyMatch(Sheet.class::isInstance);
    }

    /// With its window, which may be shown again.
    private void remove() {
        if (getParent() instanceof StackPane root) {
            root.getChildren().remove(this);
        }
    }

    /// Takes it away as Escape does; the focus goes back to where it was.
    public void close() {
        remove();
        if (before != null) {
            before.requestFocus();
        }
    }

    private void didPress(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            TabOrder.goRound(pane, event);
        }
    }

    /// No key reaches the window behind it, and Enter in a field agrees.
    private void didPressInField(KeyEvent event) {
        var agrees = event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button);
        if (agrees && agreeing != null && !agreeing.isDisabled()) {
            agreeing.fire();
        }
        event.consume();
    }
}
