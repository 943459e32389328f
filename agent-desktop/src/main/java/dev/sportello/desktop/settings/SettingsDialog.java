package dev.sportello.desktop.settings;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.desktop.ui.View;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The settings of the shop in a window over the main one, for admins. FX thread only.
public final class SettingsDialog {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 680;
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 480;

    /// What of the owner stays in sight.
    private static final double MARGIN = 48;

    private final SettingsModel model;
    private final SettingsController controller;
    private final Texts texts;
    private final Parent root;
    private @Nullable Stage stage;

    public SettingsDialog(SettingsPages pages, ObservableValue<LinkState> link, Locale locale) {
        texts = Texts.of(SettingsDialog.class, locale);
        model = new SettingsModel(pages);
        controller = new SettingsController(model, link, this::close, texts);
        root = View.load(controller, texts);
    }

    /// All that the window shows.
    public Parent root() {
        return root;
    }

    /// Opens the window, or brings it to the front.
    public void show(Window owner, ShopNow shop) {
        if (stage == null) {
            stage = window(owner);
        }
        if (!stage.isShowing()) {
            model.begin(shop);
            stage.setTitle(texts.get("title", shop.account().general().name()));
            stage.setWidth(Math.max(LEAST_WIDTH, Math.min(WIDTH, owner.getWidth() - MARGIN)));
            stage.setHeight(Math.max(LEAST_HEIGHT, Math.min(HEIGHT, owner.getHeight() - MARGIN)));
            center(stage, owner);
            stage.show();
            controller.focus();
        }
        stage.toFront();
    }

    /// Over the middle of the window that it belongs to, wherever the system would put it, and with its title in sight.
    private static void center(Stage stage, Window owner) {
        stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
        stage.setY(Math.max(owner.getY(), owner.getY() + (owner.getHeight() - stage.getHeight()) / 2));
    }

    /// Hears how the shop stands now. Closes when the page that is shown is no longer this agent's.
    public void take(ShopNow shop) {
        if (!model.take(shop)) {
            close();
        }
    }

    /// Closes the window, whatever stands in it.
    public void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    private Stage window(Window owner) {
        var window = new Stage();
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setMinWidth(LEAST_WIDTH);
        window.setMinHeight(LEAST_HEIGHT);
        var scene = new Scene(root);
        Theme.followSystem(scene);
        window.setScene(scene);
        window.setOnCloseRequest(event -> {
            event.consume();
            controller.leave();
        });
        window.setOnHidden(_ -> controller.end());
        return window;
    }
}
