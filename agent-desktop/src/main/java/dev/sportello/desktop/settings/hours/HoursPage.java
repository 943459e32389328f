package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.Occasions;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopValues;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Hours;

/// The page of the office hours and the automatic replies. FX thread only.
public final class HoursPage extends AccountPage<Hours> {
    private final Occasions occasions;

    /// @param shop in whose zone all is meant, and by whose name and languages the automatic replies are written
    public HoursPage(AccountActs acts, Hours page, ShopValues shop, Drawing drawing) {
        var texts = Texts.of(HoursPage.class, drawing.locale());
        var edit = new HoursEdit(new TimeText(drawing.locale()), page);
        var previews = new Occasions(shop, edit.draft(), drawing.ticker());
        var controller = new HoursController(edit, previews, drawing, texts);
        super(
                new PageEntry("hours", texts.get("page"), "fth-clock", PageEntry.Audience.ADMINS),
                edit,
                PageView.load(controller, texts),
                Account::hours,
                new HoursChanges(texts),
                acts);
        occasions = previews;
    }

    /// When texts are read, by the hours on the page, saved or not.
    public Occasions occasions() {
        return occasions;
    }
}
