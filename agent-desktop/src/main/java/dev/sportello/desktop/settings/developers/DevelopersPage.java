package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// The page for whoever connects the shop. Each act takes effect at once. FX thread only.
public final class DevelopersPage extends ImmediatePage {
    private final DevelopersModel developers;
    private final Texts texts;

    public DevelopersPage(DevelopersActs acts, Drawing drawing) {
        var model = new DevelopersModel(acts);
        var words = Texts.of(DevelopersPage.class, drawing.locale());
        super(
                new PageEntry("developers", words.get("page"), "fth-code", PageEntry.Audience.ADMINS),
                PageView.load(
                        new DevelopersController(model, drawing.times().clock(), drawing.ticker(), words), words));
        developers = model;
        texts = words;
        List.<ObservableValue<?>>of(
                        model.apiKey().name(),
                        model.apiKey().asking().outcome(),
                        model.signingKey().pasted(),
                        model.signingKey().asking().outcome(),
                        model.site().typed(),
                        model.site().asking().outcome())
                .forEach(value -> value.subscribe(() -> show(unsaved())));
    }

    @Override
    public void discard() {
        developers.forget();
    }

    @Override
    public void begin(ShopNow shop) {
        developers.clear();
        take(shop);
    }

    /// The relay tells admins only.
    @Override
    public void take(ShopNow shop) {
        if (!shop.you().admin()) {
            developers.clear();
            return;
        }
        developers.take(shop);
        if (developers.loading().get() == DevelopersModel.Loading.NONE) {
            developers.load();
        }
    }

    private Unsaved unsaved() {
        if (developers.apiKey().asking().busy()
                || developers.signingKey().asking().busy()) {
            return new Unsaved.Awaited();
        }
        var written = developers.apiKey().written()
                || developers.signingKey().written()
                || developers.site().written();
        return written
                ? new Unsaved.Begun(texts.get("unsaved"), texts.get("unsaved.text"), texts.get("unsaved.drop"))
                : new Unsaved.Nothing();
    }
}
