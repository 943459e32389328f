package dev.sportello.relay.fuzz;

import dev.sportello.model.AgentId;
import dev.sportello.model.WebhookId;
import dev.sportello.wire.ProtocolExample;
import java.io.IOException;
import java.util.List;

/// A request of an admin.
///
/// @param path `%s` stands for what may be anything
/// @param bodies right ones
record AdminRoute(String method, String path, List<String> bodies) {

    /// @param agent somebody in the team
    /// @param webhook one that there is
    static List<AdminRoute> all(AgentId agent, WebhookId webhook) throws IOException {
        return List.of(
                new AdminRoute("PUT", "/agent/settings", examples("body AgentBodies.SaveSettings")),
                new AdminRoute("POST", "/agent/team", examples("body TeamBodies.Invite")),
                new AdminRoute("PUT", "/agent/team/" + agent, examples("body TeamBodies.ChangeAgent")),
                new AdminRoute("PUT", "/agent/team/%s", examples("body TeamBodies.ChangeAgent")),
                new AdminRoute("POST", "/agent/team/%s/sign-out", List.of("")),
                new AdminRoute("POST", "/agent/team/%s/reset-code", List.of("", "{}")),
                new AdminRoute("POST", "/agent/profiles/%s/chat", examples("body AgentBodies.WriteTo")),
                new AdminRoute("GET", "/agent/secrets", List.of("")),
                new AdminRoute("PUT", "/agent/secrets/smtp-password", examples("body AgentBodies.SetSecret")),
                new AdminRoute("PUT", "/agent/secrets/%s", examples("body AgentBodies.SetSecret")),
                new AdminRoute("DELETE", "/agent/secrets/%s", List.of("")),
                new AdminRoute("GET", "/agent/api-keys", List.of("")),
                new AdminRoute("POST", "/agent/api-keys", examples("body ApiKeyBodies.MakeApiKey")),
                new AdminRoute("DELETE", "/agent/api-keys/%s", List.of("")),
                new AdminRoute("GET", "/agent/integration", List.of("")),
                new AdminRoute("POST", "/agent/signing-keys", examples("body IntegrationBodies.AddSigningKey")),
                new AdminRoute("DELETE", "/agent/signing-keys/%s", List.of("")),
                new AdminRoute("GET", "/agent/webhooks", List.of("")),
                new AdminRoute("POST", "/agent/webhooks", examples("body WebhookBodies.SaveWebhook")),
                new AdminRoute("PUT", "/agent/webhooks/%s", examples("body WebhookBodies.SaveWebhook")),
                new AdminRoute("PUT", "/agent/webhooks/" + webhook, examples("body WebhookBodies.SaveWebhook")),
                new AdminRoute("DELETE", "/agent/webhooks/%s", List.of("")),
                new AdminRoute("POST", "/agent/webhooks/%s/secret", List.of("")),
                new AdminRoute("POST", "/agent/webhooks/" + webhook + "/secret", List.of("")),
                new AdminRoute("POST", "/agent/webhooks/%s/test", List.of("")),
                new AdminRoute("GET", "/agent/webhooks/%s/deliveries", List.of("")),
                new AdminRoute("GET", "/agent/webhooks/" + webhook + "/deliveries?before=4711&limit=%s", List.of("")),
                new AdminRoute("POST", "/agent/webhooks/" + webhook + "/deliveries/%s/resend", List.of("")),
                new AdminRoute("POST", "/agent/webhooks/%s/resend", examples("body WebhookBodies.ResendFailed")),
                new AdminRoute(
                        "POST", "/agent/webhooks/" + webhook + "/resend", examples("body WebhookBodies.ResendFailed")),
                new AdminRoute("POST", "/agent/channels/email/test", List.of("", "{}")),
                new AdminRoute("POST", "/agent/channels/mailbox/test", List.of("", "{}")),
                new AdminRoute("GET", "/agent/retention?tickets=%s&events=P365D", List.of("")),
                new AdminRoute("GET", "/agent/audit?before=%s", List.of("")),
                new AdminRoute("GET", "/agent/audit?limit=%s", List.of("")),
                new AdminRoute("GET", "/agent/customers/%s/export", List.of("")),
                new AdminRoute("POST", "/agent/customers/%s/erase", examples("body PrivacyBodies.EraseProfile")),
                new AdminRoute("POST", "/agent/profiles/%s/merges", examples("body MergeBodies.MergeProfiles")),
                new AdminRoute("GET", "/agent/profiles/%s/merges", List.of("")),
                new AdminRoute("DELETE", "/agent/merges/%s", List.of("")));
    }

    /// The recorded examples of a kind.
    static List<String> examples(String kind) throws IOException {
        return ProtocolExample.all().stream()
                .filter(example -> example.kind().equals(kind))
                .map(ProtocolExample::text)
                .toList();
    }
}
