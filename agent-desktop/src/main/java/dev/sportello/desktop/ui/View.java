package dev.sportello.desktop.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Loads what is beside a controller: `InboxController` has `Inbox.fxml` and, where it needs one, `Inbox.css`.
public final class View {

    /// @return the view's root, whose fields the controller now holds
    public static Parent load(Object controller, Texts texts) {
        var type = controller.getClass();
        var name = type.getSimpleName().replace("Controller", "");
        var loader = new FXMLLoader(Objects.requireNonNull(type.getResource(name + ".fxml"), name + ".fxml"));
        loader.setResources(texts.bundle());
        loader.setController(controller);
        try {
            Parent root = loader.load();
            var styles = type.getResource(name + ".css");
            if (styles != null) {
                root.getStylesheets().add(styles.toExternalForm());
            }
            return root;
        } catch (IOException broken) {
            throw new UncheckedIOException("The view " + name + " cannot be read. Install Sportello again.", broken);
        }
    }

    /// One view above another, which takes the room that is left.
    public static Parent above(Parent first, Parent second) {
        VBox.setVgrow(second, Priority.ALWAYS);
        return new VBox(first, second);
    }

    private View() {}
}
