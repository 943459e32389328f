package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.settings.page.ShopTextEdit;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

/// The page of the web chat while it is edited. FX thread only.
final class WebChatEdit extends PageEdit<WebChat> {
    private final ObjectProperty<Visibility> visibility = new SimpleObjectProperty<>();
    private final ShopTextEdit welcome = new ShopTextEdit(this::edited);
    private final ShopTextEdit signIn = new ShopTextEdit(this::edited);
    private final BooleanProperty tellsPage = new SimpleBooleanProperty();

    WebChatEdit(WebChat page) {
        super(WebChat.class, page);
        visibility.subscribe((_, _) -> edited());
        tellsPage.subscribe((_, _) -> edited());
        begin(page);
    }

    ObjectProperty<Visibility> visibility() {
        return visibility;
    }

    StringProperty welcome() {
        return welcome.text();
    }

    /// Whether agents see which page a shopper looks at.
    BooleanProperty tellsPage() {
        return tellsPage;
    }

    ShopTextEdit welcomeText() {
        return welcome;
    }

    /// Why to sign in, to who is not.
    ShopTextEdit signInText() {
        return signIn;
    }

    @Override
    protected WebChat read(long version) {
        var text = welcome.read();
        var why = signIn.read();
        return new WebChat(
                visibility.get(),
                text.text(),
                text.translations(),
                tellsPage.get(),
                why.text(),
                why.translations(),
                version);
    }

    @Override
    protected void fill(WebChat page) {
        visibility.set(page.visibility());
        welcome.fill(page.welcomeText());
        tellsPage.set(page.tellsPage());
        signIn.fill(page.signInWords());
    }

    @Override
    protected void rebase(WebChat before, WebChat next) {
        Rebase.field(visibility, before.visibility(), next.visibility());
        welcome.rebase(before.welcomeText(), next.welcomeText());
        signIn.rebase(before.signInWords(), next.signInWords());
        Rebase.field(tellsPage, before.tellsPage(), next.tellsPage());
    }
}
