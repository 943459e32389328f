package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.WebChat;
import javafx.beans.value.ObservableValue;

/// The page of the web chat. FX thread only.
public final class WebChatPage extends AccountPage<WebChat> {
    private final WebChatEdit edit;

    public WebChatPage(AccountActs acts, WebChat page, Drawing drawing) {
        var texts = Texts.of(WebChatPage.class, drawing.locale());
        var fields = new WebChatEdit(page);
        super(
                new PageEntry("web-chat", texts.get("page"), "fth-message-circle", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new WebChatController(fields, drawing.pictures(), texts), texts),
                Account::webChat,
                new WebChatChanges(texts),
                acts);
        edit = fields;
    }

    /// The welcome message on the page, saved or not.
    public ObservableValue<String> welcome() {
        return edit.welcome();
    }
}
