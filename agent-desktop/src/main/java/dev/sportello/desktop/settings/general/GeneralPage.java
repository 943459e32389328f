package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.WaitingMarks;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// The general page. FX thread only.
public final class GeneralPage extends AccountPage<General> {
    private final GeneralEdit edit;
    private final Texts texts;

    public GeneralPage(AccountActs acts, General page, Drawing drawing) {
        var words = Texts.of(GeneralPage.class, drawing.locale());
        var fields = new GeneralEdit(page);
        super(
                new PageEntry("general", words.get("page"), "fth-sliders", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new GeneralController(fields, drawing.ticker(), words), words),
                acts);
        edit = fields;
        texts = words;
    }

    /// The time zone as it stands on the page, saved or not.
    public ObservableValue<ZoneId> zone() {
        return edit.zone();
    }

    @Override
    protected General of(Account account) {
        return account.general();
    }

    @Override
    protected List<String> changes(General before, General after) {
        return changes(before, after, texts);
    }

    static List<String> changes(General was, General now, Texts texts) {
        return new ChangeLines(texts.locale())
                .add(texts.get("name"), was.name(), now.name())
                .add(texts.get("zone"), was.zone().getId(), now.zone().getId())
                .add(texts.get("sign-in"), was.signIn(), now.signIn())
                .add(texts.get("privacy"), was.privacyPolicy(), now.privacyPolicy())
                .add(texts.get("terms"), was.terms(), now.terms())
                .add(texts.get("languages"), String.join(", ", was.languages()), String.join(", ", now.languages()))
                .add(texts.get("marks"), words(was.waiting()), words(now.waiting()))
                .lines();
    }

    private static String words(WaitingMarks marks) {
        return MinutesText.of(marks.amber()) + " / " + MinutesText.of(marks.red());
    }
}
