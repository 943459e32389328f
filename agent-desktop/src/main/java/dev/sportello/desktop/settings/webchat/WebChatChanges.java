package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.util.List;

/// What is different between two versions of the page of the web chat, in words. Immutable.
final class WebChatChanges implements Changes<WebChat> {
    private final Texts texts;

    WebChatChanges(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<String> of(WebChat was, WebChat now) {
        return new ChangeLines(texts.locale())
                .add(texts.get("visibility"), words(was.visibility()), words(now.visibility()))
                .add(texts.get("welcome"), was.welcomeText(), now.welcomeText())
                .add(texts.get("sign-in"), was.signInWords(), now.signInWords())
                .add(texts.get("current-page"), words(was.tellsPage()), words(now.tellsPage()))
                .lines();
    }

    private String words(boolean tellsPage) {
        return texts.get(tellsPage ? "current-page.shown" : "current-page.hidden");
    }

    private String words(Visibility visibility) {
        return texts.get(
                switch (visibility) {
                    case Visibility.Known.OFF -> "visibility.off";
                    case Visibility.Known.SIGNED_IN_SHOPPERS -> "visibility.signed-in";
                    case Visibility.Unknown _ -> "visibility.unknown";
                });
    }
}
