package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AccountPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.PageEntry;
import dev.sportello.desktop.settings.page.PageState;
import dev.sportello.desktop.settings.page.PageView;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.settings.secrets.SecretParts;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Channels;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/// The page of the channels: a page of the account, on which the passwords that belong to it are set by
/// themselves. FX thread only.
public final class ChannelsPage implements Page {
    private final OfAccount page;
    private final SecretParts secrets;
    private final ChannelsController controller;
    private final ReadOnlyObjectWrapper<PageState> state = new ReadOnlyObjectWrapper<>(PageState.SETTLED);

    public ChannelsPage(AccountActs account, ChannelActs acts, Channels page, Drawing drawing) {
        var texts = Texts.of(ChannelsPage.class, drawing.locale());
        var edit = new ChannelsEdit(page, acts.reached());
        secrets = new SecretParts(acts.secrets(), drawing);
        controller = new ChannelsController(edit, acts, secrets, drawing, texts);
        this.page = new OfAccount(edit, controller, texts, account);
        this.page.state().subscribe(_ -> show());
        secrets.unsaved().subscribe(_ -> show());
    }

    /// What is saved as a whole.
    private static final class OfAccount extends AccountPage<Channels> {
        private OfAccount(ChannelsEdit edit, ChannelsController controller, Texts texts, AccountActs acts) {
            super(
                    new PageEntry("channels", texts.get("page"), "fth-radio", PageEntry.Audience.ADMINS),
                    edit,
                    PageView.load(controller, texts),
                    Account::channels,
                    new ChannelsChanges(texts),
                    acts);
        }
    }

    /// What is typed on the page is saved or dropped first, then a password.
    private void show() {
        var whole = page.state().getValue();
        var typed = secrets.unsaved().getValue();
        state.set(
                whole.unsaved() instanceof Unsaved.Nothing
                        ? new PageState(typed, whole.saving(), whole.conflict())
                        : whole);
    }

    @Override
    public PageEntry entry() {
        return page.entry();
    }

    @Override
    public Parent view() {
        return page.view();
    }

    @Override
    public ObservableValue<PageState> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void save() {
        page.save();
    }

    @Override
    public void discard() {
        page.discard();
        secrets.discard();
    }

    @Override
    public void begin(ShopNow shop) {
        page.begin(shop);
        secrets.begin(shop);
        controller.showTrouble();
    }

    @Override
    public void take(ShopNow shop) {
        page.take(shop);
        secrets.take(shop);
        controller.showTrouble();
    }
}
