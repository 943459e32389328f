package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.util.List;

/// The page of the web chat. FX thread only.
public final class WebChatPage extends AccountPage<WebChat> {
    private final Texts texts;

    public WebChatPage(AccountActs acts, WebChat page, Drawing drawing) {
        var words = Texts.of(WebChatPage.class, drawing.locale());
        var edit = new WebChatEdit(page);
        super(
                new PageEntry("web-chat", words.get("page"), "fth-message-circle", PageEntry.Audience.ADMINS),
                edit,
                PageView.load(new WebChatController(edit, drawing.pictures(), words), words),
                acts);
        texts = words;
    }

    @Override
    protected WebChat of(Account account) {
        return account.webChat();
    }

    @Override
    protected List<String> changes(WebChat before, WebChat after) {
        return changes(before, after, texts);
    }

    static List<String> changes(WebChat was, WebChat now, Texts texts) {
        return new ChangeLines(texts.locale())
                .add(texts.get("visibility"), words(was.visibility(), texts), words(now.visibility(), texts))
                .add(texts.get("welcome"), was.welcome(), now.welcome())
                .lines();
    }

    private static String words(Visibility visibility, Texts texts) {
        return texts.get(
                switch (visibility) {
                    case Visibility.Known.OFF -> "visibility.off";
                    case Visibility.Known.SIGNED_IN_SHOPPERS -> "visibility.signed-in";
                    case Visibility.Unknown _ -> "visibility.unknown";
                });
    }
}
