package dev.sportello.desktop.settings.audit;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;

/// What was done, in words. Immutable.
record AuditWords(Texts texts) {

    String of(Change change) {
        return switch (change) {
            case Change.SettingsSaved(Party by, SettingsPage page) -> texts.get("saved", name(by), page(page));
            case Change.AgentChanged(Party by, Agent agent) -> agent(by, agent);
            case Change.ResetCodeGiven given -> texts.get("reset-code", name(given.by()));
            case Change.PasswordChanged changed -> texts.get(changed.byCode() ? "password-by-code" : "password");
            case Change.ApiKeyMade made ->
                texts.get("key-made", name(made.by()), ShownText.line(made.key().name()));
            case Change.ApiKeyRevoked revoked ->
                texts.get(
                        "key-revoked",
                        name(revoked.by()),
                        ShownText.line(revoked.key().name()));
            case Change.SigningKeyAdded added ->
                texts.get(
                        "signing-key-added",
                        name(added.by()),
                        ShownText.line(added.key().id()));
            case Change.SigningKeyRemoved removed ->
                texts.get(
                        "signing-key-removed",
                        name(removed.by()),
                        ShownText.line(removed.key().id()));
            case Change.WebhookSaved saved ->
                texts.get("webhook-saved", name(saved.by()), ShownText.line(saved.host()));
            case Change.WebhookSecretChanged changed ->
                texts.get("webhook-secret", name(changed.by()), ShownText.line(changed.host()));
            case Change.WebhookRemoved removed ->
                texts.get("webhook-removed", name(removed.by()), ShownText.line(removed.host()));
            case Change.ProfileErased erased ->
                texts.get("erased", name(erased.by()), erased.tickets().size(), id(erased.profile()));
            case Change.ProfileExported exported -> texts.get("exported", name(exported.by()), id(exported.profile()));
            case Change.TicketsExpired expired ->
                texts.get("expired", expired.tickets().size());
            case Change.OfTicket _ -> texts.get("newer");
        };
    }

    private String agent(Party by, Agent agent) {
        var who = ShownText.line(agent.name());
        if (agent.standing().equals(Agent.Standing.INVITED)) {
            return texts.get("invited", name(by), who);
        }
        if (agent.standing().equals(Agent.Standing.DISABLED)) {
            return texts.get("disabled", name(by), who);
        }
        return texts.get(agent.role().equals(Role.ADMIN) ? "is-admin" : "is-agent", name(by), who);
    }

    private static String id(Object profile) {
        return profile.toString();
    }

    private String name(Party by) {
        return switch (by) {
            case Party.ByAgent agent -> ShownText.line(agent.firstName());
            case Party.Shopper _ -> texts.get("by.shopper");
            case Party.Automatic(Rule rule) ->
                rule.equals(Rule.SHOP_SYSTEM_ASKED)
                        ? texts.get("by.shop-system")
                        : rule.equals(Rule.API_KEY_ASKED)
                                ? texts.get("by.api-key")
                                : rule.equals(Rule.OPERATOR_ASKED) ? texts.get("by.operator") : texts.get("by.relay");
            case Party.Unknown _ -> texts.get("by.relay");
        };
    }

    private String page(SettingsPage page) {
        return switch (page) {
            case SettingsPage.General _ -> texts.get("page.general");
            case SettingsPage.WebChat _ -> texts.get("page.web-chat");
            case SettingsPage.Hours _ -> texts.get("page.hours");
            case SettingsPage.Brand _ -> texts.get("page.brand");
            case SettingsPage.Retention _ -> texts.get("page.retention");
            case SettingsPage.Sites _ -> texts.get("page.sites");
            case SettingsPage.Channels _ -> texts.get("page.channels");
            case SettingsPage.Unknown newer -> newer.name();
        };
    }
}
