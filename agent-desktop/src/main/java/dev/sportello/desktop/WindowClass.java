package dev.sportello.desktop;

import com.sun.glass.ui.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The class of the program's windows, by which a Linux desktop finds the entry that they belong to, and so their icon
/// and the place where they are pinned (`StartupWMClass` of the Desktop Entry Specification). JavaFX has no public way
/// to name it, and says "java" of a program that is not started as one of its applications.
final class WindowClass {
    private static final String NAME = "sportello";
    private static final List<Integer> SIZES = List.of(32, 64, 128);

    /// Before the first window is made. FX thread only.
    static void set() {
        Application.GetApplication().setName(NAME);
    }

    /// Gives a window the program's icon, for systems that have no entry to take it from.
    static void dress(Stage stage) {
        for (var size : SIZES) {
            try (var file = WindowClass.class.getResourceAsStream("icon-" + size + ".png")) {
                stage.getIcons().add(new Image(Objects.requireNonNull(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private WindowClass() {}
}
