package dev.sportello.desktop.settings.audit;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ImmediatePage;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.AgentBodies.AuditPage;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page that tells admins who did what to the shop's settings and to customers' data. FX thread only.
public final class AuditLogPage extends ImmediatePage {
    private final AuditModel model;

    /// @param pages takes the time of the last entry of the page before; null for the first page
    public AuditLogPage(Function<@Nullable Instant, CompletableFuture<AuditPage>> pages, Drawing drawing) {
        var log = new AuditModel(pages);
        var words = Texts.of(AuditLogPage.class, drawing.locale());
        super(
                new PageEntry("audit", words.get("page"), "fth-list", PageEntry.Audience.ADMINS),
                PageView.load(
                        new AuditController(
                                log, new AuditWords(words), drawing.times().clock(), words),
                        words));
        model = log;
    }

    @Override
    public void begin(ShopNow shop) {
        model.clear();
        take(shop);
    }

    /// The relay tells admins only.
    @Override
    public void take(ShopNow shop) {
        if (!shop.you().admin()) {
            model.clear();
        } else if (model.entries().isEmpty()) {
            model.load();
        }
    }
}
