package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.settings.SettingsActs;
import dev.sportello.desktop.settings.SettingsDialog;
import dev.sportello.desktop.settings.SettingsPages;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.team.TeamActs;
import dev.sportello.model.Agent;
import dev.sportello.model.Party;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The settings of a workplace: made when they are first opened, and notified of what changes in the shop. FX thread
/// only.
final class WorkplaceSettings {
    private final Desk desk;
    private final Rendering rendering;
    private final ObservableValue<LinkState> link;
    private final Drawing drawing;
    private @Nullable SettingsDialog dialog;
    private boolean knowsShop;

    WorkplaceSettings(Desk desk, Rendering rendering, ObservableValue<LinkState> link, Drawing drawing) {
        this.desk = desk;
        this.rendering = rendering;
        this.link = link;
        this.drawing = drawing;
    }

    /// Opens the dialog, or brings it to the front.
    void open(Window owner) {
        var shop = shop();
        dialog(shop).show(owner, shop);
    }

    /// Opens the dialog on the page with that id, where it is one of this agent's.
    void open(Window owner, String page) {
        var shop = shop();
        dialog(shop).show(owner, shop, page);
    }

    /// Opens the dialog where another one was, before the view was rebuilt.
    void open(Window owner, SettingsDialog.Place place) {
        var shop = shop();
        dialog(shop).show(owner, shop, place);
    }

    /// Where the dialog is; null while it is closed.
    SettingsDialog.@Nullable Place place() {
        return dialog == null ? null : dialog.place();
    }

    /// What admins and colleagues have changed.
    void take() {
        if (dialog != null) {
            dialog.take(shop());
        }
    }

    void close() {
        if (dialog != null) {
            dialog.close();
        }
    }

    private SettingsDialog dialog(ShopNow shop) {
        var made = dialog;
        // The pages of the shop are made when it is known, and not while an agent looks at the others.
        var outdated = made != null && made.place() == null && !knowsShop;
        if (made == null || outdated) {
            made = new SettingsDialog(
                    SettingsPages.of(acts(), rendering.preferences(), shop, drawing), link, drawing.locale());
            dialog = made;
            knowsShop = shop.account() != null;
        }
        return made;
    }

    private ShopNow shop() {
        var replica = desk.replica();
        return new ShopNow(replica.account(), replica.you(), replica.team());
    }

    private SettingsActs acts() {
        var admin = desk.admin();
        return new SettingsActs(
                new AccountActs(admin::save, this::savedBy),
                new TeamActs(
                        admin::invite, admin::give, admin::disable, admin::giveResetCode, admin::signOutEverywhere),
                new SecretActs(admin::secrets, admin::setSecret, admin::removeSecret),
                desk::changePassword,
                rendering.notifier()::show,
                rendering.autostart());
    }

    private @Nullable String savedBy(long version) {
        return desk.replica().savedBy(version) instanceof Party.ByAgent by
                ? desk.replica().team().stream()
                        .filter(agent -> agent.id().equals(by.agent()))
                        .map(Agent::name)
                        .findFirst()
                        .orElse(by.firstName())
                : null;
    }
}
