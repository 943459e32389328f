package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.WebChat;
import dev.sportello.model.SettingsRules;
import dev.sportello.wording.Occasion;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// The page of the web chat. FX thread only.
public final class WebChatPage extends AccountPage<WebChat> {
    private final WebChatEdit edit;
    private final ObservableValue<Occasion> occasion;
    private final Locale locale;

    /// @param occasion when the preview of the welcome message is read
    public WebChatPage(AccountActs acts, WebChat page, ObservableValue<Occasion> occasion, Drawing drawing) {
        var texts = Texts.of(WebChatPage.class, drawing.locale());
        var fields = new WebChatEdit(page);
        super(
                new PageEntry("web-chat", texts.get("page"), "fth-message-circle", PageEntry.Audience.ADMINS),
                fields,
                PageView.load(new WebChatController(fields, occasion, drawing.pictures(), texts), texts),
                Account::webChat,
                new WebChatChanges(texts),
                acts);
        edit = fields;
        this.occasion = occasion;
        locale = drawing.locale();
    }

    /// The welcome message on the page, saved or not, as a shopper reads it who has the agent's language.
    public ObservableValue<String> welcome() {
        return Bindings.createStringBinding(
                () -> occasion.getValue()
                        .fill(edit.welcomeText().read().read(locale.getLanguage(), SettingsRules.LANGUAGES)),
                edit.draft(),
                occasion);
    }
}
