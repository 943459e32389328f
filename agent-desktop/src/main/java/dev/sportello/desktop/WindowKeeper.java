package dev.sportello.desktop;

import dev.sportello.desktop.window.PaneWidths;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Knows where the window is, so that it is there again at the next start, however the program ends. FX thread only,
/// but for [#place].
final class WindowKeeper {
    private final Stage stage;
    private final Scene scene;
    private volatile WindowPlace place;
    private boolean noting;

    /// @param before where the window was last
    WindowKeeper(Stage stage, WindowPlace before, Scene scene) {
        this.stage = stage;
        this.scene = scene;
        place = before;
    }

    /// Puts the window where it was, before it is shown, and follows it from then on.
    void begin() {
        var corner = place.corner();
        if (corner != null) {
            stage.setX(corner.getX());
            stage.setY(corner.getY());
        }
        stage.setMaximized(place.maximized());
        stage.xProperty().subscribe(_ -> noteSoon());
        stage.yProperty().subscribe(_ -> noteSoon());
        scene.widthProperty().subscribe(_ -> noteSoon());
        scene.heightProperty().subscribe(_ -> noteSoon());
        stage.maximizedProperty().subscribe(_ -> noteSoon());
    }

    /// How wide the panes are now.
    void keep(PaneWidths panes) {
        place = new WindowPlace(place.corner(), place.width(), place.height(), place.maximized(), panes);
    }

    /// May be asked on any thread.
    WindowPlace place() {
        return place;
    }

    /// A window that is maximized has its new size before it says that it is.
    private void noteSoon() {
        if (!noting) {
            noting = true;
            Platform.runLater(this::note);
        }
    }

    private void note() {
        noting = false;
        if (!stage.isShowing() || stage.isIconified()) {
            return;
        }
        place = stage.isMaximized() || stage.isFullScreen()
                ? new WindowPlace(place.corner(), place.width(), place.height(), stage.isMaximized(), place.panes())
                : new WindowPlace(
                        new Point2D(stage.getX(), stage.getY()),
                        scene.getWidth(),
                        scene.getHeight(),
                        false,
                        place.panes());
    }

    /// What a window of this place can have on the screens that there are.
    static WindowPlace fitting(WindowPlace place) {
        return place.within(screen(place.corner()).getVisualBounds());
    }

    private static Screen screen(@Nullable Point2D corner) {
        return corner == null
                ? Screen.getPrimary()
                : Screen.getScreensForRectangle(corner.getX(), corner.getY(), 1, 1).stream()
                        .findFirst()
                        .orElseGet(Screen::getPrimary);
    }
}
