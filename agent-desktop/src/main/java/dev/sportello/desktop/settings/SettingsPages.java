package dev.sportello.desktop.settings;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.settings.audit.AuditLogPage;
import dev.sportello.desktop.settings.brand.BrandPage;
import dev.sportello.desktop.settings.brand.HubPreviewTexts;
import dev.sportello.desktop.settings.channels.ChannelsPage;
import dev.sportello.desktop.settings.developers.DevelopersPage;
import dev.sportello.desktop.settings.general.GeneralPage;
import dev.sportello.desktop.settings.hours.HoursPage;
import dev.sportello.desktop.settings.notifications.NotificationsPage;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.preferences.PreferencesPage;
import dev.sportello.desktop.settings.retention.RetentionPage;
import dev.sportello.desktop.settings.secrets.SecretsPage;
import dev.sportello.desktop.settings.team.TeamPage;
import dev.sportello.desktop.settings.webchat.WebChatPage;
import dev.sportello.desktop.settings.webhooks.WebhooksPage;
import java.util.List;

/// The pages of the settings, made on the FX thread.
///
/// @param all in the order of the list
/// @param first the page that an admin sees when the dialog opens for the first time; others see the first of theirs
public record SettingsPages(List<Page> all, Page first) {

    /// Every page that there is; before the shop is known, only the agent's own.
    public static SettingsPages of(SettingsActs acts, KeptPreferences preferences, ShopNow shop, Drawing drawing) {
        var own = new PreferencesPage(preferences, acts.password(), acts.autostart(), drawing.locale());
        var notifications = new NotificationsPage(preferences, acts.notification(), drawing.locale());
        var account = shop.account();
        if (account == null) {
            return new SettingsPages(List.of(own, notifications), own);
        }
        var general = new GeneralPage(acts.account(), account.general(), drawing);
        var hours = new HoursPage(acts.account(), account.hours(), general.shop(), drawing);
        var webChat = new WebChatPage(acts.account(), account.webChat(), hours.occasions(), drawing);
        var words = new HubPreviewTexts(general.shop().name(), webChat.welcome());
        return new SettingsPages(
                List.of(
                        own,
                        notifications,
                        webChat,
                        new BrandPage(acts.account(), account.brand(), words, drawing),
                        hours,
                        general,
                        new ChannelsPage(acts.account(), acts.channels(), account.channels(), drawing),
                        new SecretsPage(acts.secrets(), drawing),
                        new DevelopersPage(acts.developers(), drawing),
                        new WebhooksPage(acts.webhooks(), drawing),
                        new TeamPage(acts.team(), shop.you().id(), drawing),
                        new RetentionPage(acts.account(), acts.outOfDate(), account.retention(), drawing),
                        new AuditLogPage(acts.audit(), drawing)),
                hours);
    }
}
