package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.WebChat;

/// The page of the web chat. FX thread only.
public final class WebChatPage extends AccountPage<WebChat> {
    public WebChatPage(AccountActs acts, WebChat page, Drawing drawing) {
        var texts = Texts.of(WebChatPage.class, drawing.locale());
        var edit = new WebChatEdit(page);
        super(
                new PageEntry("web-chat", texts.get("page"), "fth-message-circle", PageEntry.Audience.ADMINS),
                edit,
                PageView.load(new WebChatController(edit, drawing.pictures(), texts), texts),
                Account::webChat,
                new WebChatChanges(texts),
                acts);
    }
}
