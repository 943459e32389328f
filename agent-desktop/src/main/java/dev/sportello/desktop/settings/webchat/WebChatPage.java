package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.Occasions;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.WebChat;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// The page of the web chat. FX thread only.
public final class WebChatPage extends AccountPage<WebChat> {
    private final WebChatEdit edit;
    private final Occasions occasions;
    private final Locale locale;

    /// @param occasions when the previews of the texts are read
    public WebChatPage(AccountActs acts, WebChat page, Occasions occasions, Drawing drawing) {
        var texts = Texts.of(WebChatPage.class, drawing.locale());
        var fields = new WebChatEdit(page);
        super(
                new PageEntry("web-chat", texts.get("page"), "fth-message-circle", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new WebChatController(fields, occasions, drawing, texts), texts),
                Account::webChat,
                new WebChatChanges(texts),
                acts);
        edit = fields;
        this.occasions = occasions;
        locale = drawing.locale();
    }

    /// The welcome message on the page, saved or not, as a shopper reads it who has the agent's language.
    public ObservableValue<String> welcome() {
        var now = occasions.now();
        var languages = occasions.shop().languages();
        return Bindings.createStringBinding(
                () -> now.getValue().fill(edit.welcomeText().read().read(locale.getLanguage(), languages.getValue())),
                edit.draft(),
                now,
                languages);
    }
}
