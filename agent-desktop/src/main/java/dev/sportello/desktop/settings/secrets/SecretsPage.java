package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import javafx.beans.InvalidationListener;

/// The page of the credentials for external services. Each is set and removed by itself. FX thread only.
public final class SecretsPage extends ImmediatePage {
    private final SecretsModel secrets;
    private final Texts texts;

    public SecretsPage(SecretActs acts, Drawing drawing) {
        var model = new SecretsModel(acts);
        var words = Texts.of(SecretsPage.class, drawing.locale());
        super(
                new PageEntry("secrets", words.get("page"), "fth-key", PageEntry.Audience.ADMINS),
                PageView.load(new SecretsController(model, drawing.times().clock(), words), words));
        secrets = model;
        texts = words;
        secrets.secrets().addListener((InvalidationListener) _ -> show(unsaved()));
    }

    @Override
    public void discard() {
        secrets.forget();
    }

    @Override
    public void begin(ShopNow shop) {
        secrets.clear();
        take(shop);
    }

    /// The relay lists them for admins only.
    @Override
    public void take(ShopNow shop) {
        if (!shop.you().admin()) {
            secrets.clear();
        } else if (secrets.loading().get() == SecretsModel.Loading.NONE) {
            secrets.load();
        }
    }

    private Unsaved unsaved() {
        if (secrets.busy()) {
            return new Unsaved.BeingSaved(secrets.saved());
        }
        return secrets.written()
                ? new Unsaved.Begun(texts.get("unsaved"), texts.get("unsaved.text"), texts.get("unsaved.drop"))
                : new Unsaved.Nothing();
    }
}
