package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;

/// The page of the credentials for external services. Each is set and removed by itself. FX thread only.
public final class SecretsPage extends ImmediatePage {
    private final SecretParts secrets;

    public SecretsPage(SecretActs acts, Drawing drawing) {
        var parts = new SecretParts(acts, drawing);
        var words = Texts.of(SecretsPage.class, drawing.locale());
        super(
                new PageEntry("secrets", words.get("page"), "fth-key", PageEntry.Audience.ADMINS),
                PageView.load(
                        new SecretsController(parts.model(), drawing.times().clock(), words), words));
        secrets = parts;
        secrets.unsaved().subscribe(this::show);
    }

    @Override
    public void discard() {
        secrets.discard();
    }

    @Override
    public void begin(ShopNow shop) {
        secrets.begin(shop);
    }

    @Override
    public void take(ShopNow shop) {
        secrets.take(shop);
    }
}
