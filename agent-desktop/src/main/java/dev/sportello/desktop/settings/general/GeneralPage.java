package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopValues;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.General;

/// The general page. FX thread only.
public final class GeneralPage extends AccountPage<General> {
    private final GeneralEdit edit;

    public GeneralPage(AccountActs acts, General page, Drawing drawing) {
        var texts = Texts.of(GeneralPage.class, drawing.locale());
        var fields = new GeneralEdit(page);
        super(
                new PageEntry("general", texts.get("page"), "fth-sliders", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new GeneralController(fields, drawing.ticker(), drawing.pictures(), texts), texts),
                Account::general,
                new GeneralChanges(texts),
                acts);
        edit = fields;
    }

    public ShopValues shop() {
        return new ShopValues(edit.name(), edit.zone(), edit.languages());
    }
}
