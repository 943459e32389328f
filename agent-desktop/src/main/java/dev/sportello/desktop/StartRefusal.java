package dev.sportello.desktop;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.window.RefusalController;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window that says why the program cannot start. FX thread only.
final class StartRefusal {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 260;

    /// @param closed completes when the person has read it
    static Stage show(CannotStart failure, Locale locale, CompletableFuture<Void> closed) {
        var stage = new Stage();
        var refusal = new RefusalController(new StartTexts(locale).of(failure), stage::hide, locale);
        var scene = new Scene(View.load(refusal, refusal.texts()), WIDTH, HEIGHT);
        Theme.dress(scene, Platform.getPreferences().getColorScheme(), TextSize.STANDARD);
        stage.setTitle("Sportello");
        stage.setScene(scene);
        stage.setOnHidden(_ -> closed.complete(null));
        stage.show();
        return stage;
    }

    private StartRefusal() {}
}
