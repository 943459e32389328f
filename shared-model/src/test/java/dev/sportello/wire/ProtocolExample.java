package dev.sportello.wire;

import dev.sportello.colour.Shades;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.ApiKey;
import dev.sportello.model.Delivery;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.LastOrder;
import dev.sportello.model.Mailbox;
import dev.sportello.model.Message;
import dev.sportello.model.Order;
import dev.sportello.model.OrderCard;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.Profile;
import dev.sportello.model.Purchases;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SigningKey;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.UnseenMail;
import dev.sportello.model.WaitingMarks;
import dev.sportello.model.Webhook;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One JSON example of the protocol's pages.
///
/// @param kind the words behind `json` in the fence: `client-frame`, `relay-frame`, `entry`, `body` with a type's name,
///     or `answer`, which only the relay has and reads
/// @param fields the table that follows; empty where none does
public record ProtocolExample(String kind, String text, List<DocumentedField> fields) {
    private static final Pattern FENCE = Pattern.compile(
            "```json (\\S[^\\n]*)\\n(.*?)\\n```(?:\\n\\n\\| field \\|[^\\n]*\\n[^\\n]*\\n((?:\\|[^\\n]*\\n)+))?",
            Pattern.DOTALL);

    private static final Map<String, Class<?>> BODIES = Stream.of(
                    TeamBodies.SignIn.class,
                    TeamBodies.SignedIn.class,
                    TeamBodies.FirstAdmin.class,
                    AgentBodies.Snapshot.class,
                    AgentBodies.SnapshotPage.class,
                    AgentBodies.Release.class,
                    AgentBodies.TicketPage.class,
                    AgentBodies.ThreadPage.class,
                    AgentBodies.EventPage.class,
                    AgentBodies.OrderPage.class,
                    AgentBodies.CustomerPage.class,
                    AgentBodies.AuditPage.class,
                    AgentBodies.WriteTo.class,
                    AgentBodies.Written.class,
                    AgentBodies.SaveSettings.class,
                    AgentBodies.Saved.class,
                    TeamBodies.Invite.class,
                    TeamBodies.Invited.class,
                    TeamBodies.AcceptInvitation.class,
                    TeamBodies.ChangeAgent.class,
                    TeamBodies.ChangePassword.class,
                    TeamBodies.ResetCode.class,
                    TeamBodies.ResetPassword.class,
                    Delivery.class,
                    Email.class,
                    Mailbox.class,
                    SmsGateway.class,
                    SmtpServer.class,
                    UnseenMail.class,
                    ChannelBodies.TestText.class,
                    ChannelBodies.TestResult.class,
                    AgentBodies.SetSecret.class,
                    AgentBodies.SecretList.class,
                    ApiKey.class,
                    ApiKeyBodies.MakeApiKey.class,
                    ApiKeyBodies.MadeApiKey.class,
                    ApiKeyBodies.ApiKeyList.class,
                    Webhook.class,
                    WebhookBodies.SaveWebhook.class,
                    WebhookBodies.MadeWebhook.class,
                    WebhookBodies.WebhookList.class,
                    WebhookBodies.WebhookState.class,
                    WebhookBodies.Failing.class,
                    WebhookBodies.RotatedSecret.class,
                    WebhookBodies.DeliveryPage.class,
                    WebhookBodies.WebhookDelivery.class,
                    WebhookBodies.ResendFailed.class,
                    WebhookBodies.Resent.class,
                    WebhookBodies.TestAnswer.class,
                    MergeBodies.MergeProfiles.class,
                    MergeBodies.Merge.class,
                    MergeBodies.MergeList.class,
                    IntegrationBodies.IntegrationState.class,
                    IntegrationBodies.AddSigningKey.class,
                    IntegrationBodies.AddedSigningKey.class,
                    IntegrationBodies.FileKey.class,
                    IntegrationBodies.Seen.class,
                    IntegrationBodies.Sighting.class,
                    SigningKey.class,
                    PrivacyBodies.EraseProfile.class,
                    PrivacyBodies.OutOfDate.class,
                    SearchBodies.SearchPage.class,
                    ShopperBodies.Identify.class,
                    ShopperBodies.SignOut.class,
                    ShopperBodies.Waiting.class,
                    ShopperBodies.OrderPage.class,
                    ShopperBodies.ShopperOrder.class,
                    ShopperBodies.Session.class,
                    ShopperBodies.Thread.class,
                    ShopperBodies.LiveTicket.class,
                    AgentBodies.ReadCursor.class,
                    AgentBodies.SecretState.class,
                    SearchBodies.Hit.class,
                    SearchBodies.Snippet.class,
                    SearchBodies.Match.class,
                    CheckBodies.OpenedCheck.class,
                    CheckBodies.TrySetup.class,
                    CheckBodies.SetupTried.class,
                    CheckBodies.TriedSite.class,
                    CheckBodies.TriedIdentity.class,
                    ClientFrame.OpenPage.class,
                    RelayFrame.CurrentPage.class,
                    RelayFrame.Viewer.class,
                    RelayFrame.Trouble.class,
                    Account.class,
                    Agent.class,
                    Entry.class,
                    Event.class,
                    HoursException.class,
                    HoursRange.class,
                    LastOrder.class,
                    Message.class,
                    OrderCard.class,
                    OrderRef.class,
                    OfficeHours.class,
                    Opened.class,
                    OpeningTimes.class,
                    Order.class,
                    Order.Amounts.class,
                    Order.Fulfilment.class,
                    Order.Line.class,
                    Party.class,
                    Position.class,
                    Profile.class,
                    Profile.Verified.class,
                    PublicSettings.class,
                    PublicSettings.Look.class,
                    Purchases.class,
                    Refusal.class,
                    SettingsPage.class,
                    Shades.class,
                    Status.class,
                    Ticket.class,
                    Versions.class,
                    WaitingMarks.class)
            .collect(Collectors.toMap(ProtocolExample::name, type -> type));

    /// All examples, in the order of the pages.
    public static List<ProtocolExample> all() {
        return ProtocolPage.all().stream()
                .flatMap(page -> FENCE.matcher(page.text()).results())
                .map(ProtocolExample::of)
                .toList();
    }

    private static ProtocolExample of(MatchResult fence) {
        var table = fence.group(3);
        var fields = table == null
                ? List.<DocumentedField>of()
                : table.lines().map(DocumentedField::ofRow).toList();
        return new ProtocolExample(fence.group(1), fence.group(2), fields);
    }

    /// The examples that every program reads.
    static List<ProtocolExample> onTheWire() {
        return all().stream()
                .filter(example -> !example.kind.equals("answer") && !example.kind.equals("api"))
                .toList();
    }

    /// The example as the codec reads it.
    Object read(Codec codec) throws RefusedFrame {
        return read(codec, text);
    }

    /// Another text as the codec reads such an example.
    Object read(Codec codec, String other) throws RefusedFrame {
        return switch (kind) {
            case "client-frame" -> codec.clientFrame(other);
            case "relay-frame" -> codec.relayFrame(other);
            case "entry" -> codec.body(other, Entry.class);
            default -> codec.body(other, type());
        };
    }

    private Class<?> type() {
        return body(kind.replaceFirst("^body ", ""));
    }

    /// The type of a body by its name, such as `TeamBodies.SignIn`.
    static Class<?> body(String name) {
        var type = BODIES.get(name);
        if (type == null) {
            throw new IllegalStateException("There is no body \"" + name + "\".");
        }
        return type;
    }

    private static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    @Override
    public String toString() {
        return kind + " " + text.substring(0, Math.min(60, text.length()));
    }
}
