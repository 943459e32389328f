package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;

/// The page of the webhooks. Each act takes effect at once. FX thread only.
public final class WebhooksPage extends ImmediatePage {
    private final WebhooksModel webhooks;

    public WebhooksPage(WebhookActs acts, Drawing drawing) {
        var model = new WebhooksModel(acts, drawing.times().clock());
        var words = new WebhookWords(drawing.times(), Texts.of(WebhooksPage.class, drawing.locale()));
        super(
                new PageEntry("webhooks", words.texts().get("page"), "fth-send", PageEntry.Audience.ADMINS),
                PageView.load(new WebhooksController(model, words), words.texts()));
        webhooks = model;
        model.awaited().subscribe(_ -> show(model.awaited().get() > 0 ? new Unsaved.Awaited() : new Unsaved.Nothing()));
    }

    @Override
    public void begin(ShopNow shop) {
        webhooks.clear();
        take(shop);
    }

    /// The relay lists them for admins only.
    @Override
    public void take(ShopNow shop) {
        if (!shop.you().admin()) {
            webhooks.clear();
        } else if (webhooks.loading().get() == WebhooksModel.Loading.NONE) {
            webhooks.load();
        }
    }
}
