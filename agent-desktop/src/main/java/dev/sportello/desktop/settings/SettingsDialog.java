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
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The settings in a window over the main one: the agent's own preferences, and for admins those of the shop. FX thread
/// only.
public final class SettingsDialog {
    private static final double LEAST_HEIGHT = 480;

    /// How much of the owner stays visible.
    private static final double MARGIN = 48;

    private final SettingsModel model;
    private final SettingsController controller;
    private final Texts texts;
    private final Region root;
    private @Nullable Stage stage;

    public SettingsDialog(SettingsPages pages, ObservableValue<LinkState> link, Locale locale) {
        texts = Texts.of(SettingsDialog.class, locale);
        model = new SettingsModel(pages);
        controller = new SettingsController(model, link, this::close, texts);
        root = (Region) View.load(controller, texts);
    }

    /// All that the window shows.
    public Parent root() {
        return root;
    }

    /// Where the window is, and which page it shows.
    public record Place(String page, double x, double y, double width, double height) {}

    /// Opens the window, or brings it to the front.
    public void show(Window owner, ShopNow shop) {
        var first = stage == null;
        var window = prepare(owner);
        if (!window.isShowing()) {
            begin(window, shop);
            if (first) {
                window.setWidth(fit(root.getPrefWidth(), window.getMinWidth(), owner.getWidth()));
                window.setHeight(fit(root.getPrefHeight(), LEAST_HEIGHT, owner.getHeight()));
            }
            center(window, owner);
            open(window);
        }
        window.toFront();
    }

    /// Opens the window on the page with that id, where it is one of this agent's.
    public void show(Window owner, ShopNow shop, String page) {
        show(owner, shop);
        model.show(page);
    }

    /// Opens the window where another one was, such as in another language.
    public void show(Window owner, ShopNow shop, Place place) {
        var window = prepare(owner);
        begin(window, shop);
        model.show(place.page());
        window.setX(place.x());
        window.setY(place.y());
        window.setWidth(place.width());
        window.setHeight(place.height());
        open(window);
    }

    /// Where the window is; null while it is closed.
    public @Nullable Place place() {
        return stage == null || !stage.isShowing()
                ? null
                : new Place(
                        model.page().get().entry().id(),
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight());
    }

    private Stage prepare(Window owner) {
        var window = stage == null ? window(owner) : stage;
        stage = window;
        return window;
    }

    private void begin(Stage window, ShopNow shop) {
        model.begin(shop);
        window.setTitle(title(shop));
    }

    private String title(ShopNow shop) {
        var account = shop.account();
        var alone = model.offered().get().size() == 1;
        return alone || account == null
                ? texts.get("title.own")
                : texts.get("title", account.general().name());
    }

    private void open(Stage window) {
        window.show();
        controller.focus();
    }

    private static double fit(double wanted, double least, double owner) {
        return Math.max(least, Math.min(wanted, owner - MARGIN));
    }

    /// Over the middle of the window that it belongs to, wherever the system would put it, and with its title in sight.
    private static void center(Stage stage, Window owner) {
        stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
        stage.setY(Math.max(owner.getY(), owner.getY() + (owner.getHeight() - stage.getHeight()) / 2));
    }

    /// Takes the shop's current state. Closes when the page that is shown is no longer this agent's.
    public void take(ShopNow shop) {
        if (!model.take(shop)) {
            close();
        } else if (stage != null && stage.isShowing()) {
            stage.setTitle(title(shop));
        }
    }

    /// Closes the window, whatever is typed in it.
    public void close() {
        if (stage != null) {
            stage.hide();
        }
    }

    private Stage window(Window owner) {
        var window = new Stage();
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setMinHeight(LEAST_HEIGHT);
        var scene = new Scene(root);
        Theme.dressAs(owner.getScene(), scene);
        window.setScene(scene);
        // How wide it has to be depends on its text. Not when it is shown again: a window that was hidden has no
        // colours before it is shown.
        root.applyCss();
        root.minWidthProperty().subscribe(least -> {
            // Of a window that is hidden the styles are forgotten.
            if (least.doubleValue() > 0) {
                window.setMinWidth(least.doubleValue());
                window.setWidth(Math.max(window.getWidth(), least.doubleValue()));
            }
        });
        window.setOnCloseRequest(event -> {
            event.consume();
            controller.leave();
        });
        window.setOnHidden(_ -> controller.end());
        return window;
    }
}
