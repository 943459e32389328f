package dev.sportello.desktop.settings.brand;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Brand;

/// The page of the brand. FX thread only.
public final class BrandPage extends AccountPage<Brand> {
    /// @param words what the preview of the hub says
    public BrandPage(AccountActs acts, Brand page, HubPreviewTexts words, Drawing drawing) {
        var texts = Texts.of(BrandPage.class, drawing.locale());
        var edit = new BrandEdit(page);
        super(
                new PageEntry("brand", texts.get("page"), "fth-droplet", PageEntry.Audience.ADMINS),
                edit,
                PageView.load(new BrandController(edit, words, drawing.pictures(), texts), texts),
                Account::brand,
                new BrandChanges(texts),
                acts);
    }
}
