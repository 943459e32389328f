package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Hours;
import java.time.ZoneId;
import javafx.beans.value.ObservableValue;

/// The page of the office hours and the automatic replies. FX thread only.
public final class HoursPage extends AccountPage<Hours> {
    /// @param zone the account's, in which all is meant
    public HoursPage(AccountActs acts, Hours page, ObservableValue<ZoneId> zone, Drawing drawing) {
        var texts = Texts.of(HoursPage.class, drawing.locale());
        var edit = new HoursEdit(new TimeText(drawing.locale()), page);
        var controller = new HoursController(edit, zone, drawing.ticker(), drawing.pictures(), texts);
        super(
                new PageEntry("hours", texts.get("page"), "fth-clock", PageEntry.Audience.ADMINS),
                edit,
                PageView.load(controller, texts),
                Account::hours,
                new HoursChanges(texts),
                acts);
    }
}
