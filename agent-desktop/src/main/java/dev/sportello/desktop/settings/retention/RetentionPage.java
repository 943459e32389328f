package dev.sportello.desktop.settings.retention;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The page that says how long the shop keeps closed tickets and events. FX thread only.
public final class RetentionPage extends AccountPage<Retention> {

    /// @param count asks how much would be deleted
    public RetentionPage(
            AccountActs acts,
            Function<Retention, CompletableFuture<OutOfDate>> count,
            Retention page,
            Drawing drawing) {
        var texts = Texts.of(RetentionPage.class, drawing.locale());
        var fields = new RetentionEdit(page);
        super(
                new PageEntry("retention", texts.get("page"), "fth-archive", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new RetentionController(fields, count, texts), texts),
                Account::retention,
                new RetentionChanges(texts),
                acts);
    }
}
