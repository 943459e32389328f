package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import java.time.Clock;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The secrets of a page: each is set and removed by itself, beside what it belongs to. FX thread only.
public final class SecretParts {
    private final SecretsModel secrets;
    private final Clock clock;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Unsaved> unsaved = new ReadOnlyObjectWrapper<>(new Unsaved.Nothing());

    public SecretParts(SecretActs acts, Drawing drawing) {
        secrets = new SecretsModel(acts);
        clock = drawing.times().clock();
        texts = Texts.of(SecretParts.class, drawing.locale());
        secrets.secrets().addListener((InvalidationListener) _ -> unsaved.set(now()));
    }

    SecretsModel model() {
        return secrets;
    }

    /// The row of one secret, which is empty while the relay has not said whether it is set.
    ///
    /// @param name as the relay calls it
    public Node row(String name) {
        var place = new VBox();
        secrets.secrets().addListener((ListChangeListener<Secret>) _ -> show(place, name));
        show(place, name);
        return place;
    }

    private void show(VBox place, String name) {
        var listed = secrets.secrets().stream()
                .filter(secret -> secret.name().equals(name))
                .findFirst();
        if (listed.isEmpty()) {
            place.getChildren().clear();
        } else if (place.getChildren().isEmpty()) {
            place.getChildren().setAll(new SecretRow(listed.get(), secrets, clock, texts));
        }
    }

    /// What would be lost by leaving the page now.
    public ReadOnlyObjectProperty<Unsaved> unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    private Unsaved now() {
        if (secrets.busy()) {
            return new Unsaved.BeingSaved(secrets.saved());
        }
        return secrets.written()
                ? new Unsaved.Begun(texts.get("unsaved"), texts.get("unsaved.text"), texts.get("unsaved.drop"))
                : new Unsaved.Nothing();
    }

    public void discard() {
        secrets.forget();
    }

    public void begin(ShopNow shop) {
        secrets.clear();
        take(shop);
    }

    /// The relay lists them for admins only.
    public void take(ShopNow shop) {
        if (!shop.you().admin()) {
            secrets.clear();
        } else if (secrets.loading().get() == SecretsModel.Loading.NONE) {
            secrets.load();
        }
    }
}
