package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.WebhookRequests;
import dev.sportello.desktop.settings.SettingsActs;
import dev.sportello.desktop.settings.SettingsDialog;
import dev.sportello.desktop.settings.SettingsPages;
import dev.sportello.desktop.settings.channels.ChannelActs;
import dev.sportello.desktop.settings.developers.DevelopersActs;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.desktop.settings.team.TeamActs;
import dev.sportello.desktop.settings.webhooks.WebhookActs;
import dev.sportello.desktop.ui.Browser;
import dev.sportello.model.Agent;
import dev.sportello.model.Party;
import java.util.function.Supplier;
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
    private final Supplier<Window> owner;
    private @Nullable SettingsDialog dialog;
    private boolean knowsShop;

    /// @param owner over which the dialog is shown
    WorkplaceSettings(
            Desk desk, Rendering rendering, ObservableValue<LinkState> link, Drawing drawing, Supplier<Window> owner) {
        this.desk = desk;
        this.rendering = rendering;
        this.link = link;
        this.drawing = drawing;
        this.owner = owner;
    }

    /// Opens the dialog, or brings it to the front.
    void open() {
        var shop = shop();
        dialog(shop).show(owner.get(), shop);
    }

    /// Opens the dialog on the page with that id, where it is one of this agent's.
    void open(String page) {
        var shop = shop();
        dialog(shop).show(owner.get(), shop, page);
    }

    /// Opens the dialog where another one was, before the view was rebuilt.
    void open(SettingsDialog.Place place) {
        var shop = shop();
        dialog(shop).show(owner.get(), shop, place);
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
        // Before the account: when another journal is loaded in between, the pages take the new account under the old
        // journal, and begin anew next time. The other way round they would begin anew with the old account, and then
        // ignore the new one, whose versions are lower.
        var position = replica.position();
        return new ShopNow(
                replica.account(), replica.you(), replica.team(), position == null ? null : position.epoch());
    }

    private SettingsActs acts() {
        var admin = desk.admin();
        var secrets = new SecretActs(admin::secrets, admin::setSecret, admin::removeSecret);
        return new SettingsActs(
                new AccountActs(admin::save, this::savedBy),
                new TeamActs(
                        admin::invite, admin::give, admin::disable, admin::giveResetCode, admin::signOutEverywhere),
                secrets,
                admin::audit,
                admin::outOfDate,
                webhooks(admin.webhooks()),
                new ChannelActs(
                        secrets,
                        new ChannelActs.Tests(
                                admin.channels()::testText, admin.channels()::testEmail, admin.channels()::testMailbox),
                        desk::troubles,
                        desk.address()),
                new DevelopersActs(
                        new DevelopersActs.OfApiKeys(admin::apiKeys, admin::makeApiKey, admin::revokeApiKey),
                        new DevelopersActs.OfIntegration(
                                admin::integration,
                                admin::addSigningKey,
                                admin::removeSigningKey,
                                admin::save,
                                admin::openCheck,
                                new Browser()),
                        desk.address()),
                desk::changePassword,
                rendering.notifier()::show,
                rendering.autostart());
    }

    private static WebhookActs webhooks(WebhookRequests webhooks) {
        return new WebhookActs(
                webhooks::list,
                new WebhookActs.Changing(webhooks::make, webhooks::change, webhooks::remove, webhooks::rotate),
                new WebhookActs.Delivering(
                        webhooks::test, webhooks::deliveries, webhooks::resend, webhooks::resendFailed));
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
