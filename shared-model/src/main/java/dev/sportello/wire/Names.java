package dev.sportello.wire;

import static java.util.Map.entry;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.RawJson;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.UnknownName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one table of all names on the wire and on disk. What was written by any version is read by every later one: a
/// line is added, but none is changed or taken away, whatever becomes of the class behind it.
public final class Names {
    static final List<Kinds<?>> KINDS = List.of(
            Kinds.of(
                    Change.class,
                    Change.Unknown::new,
                    Map.ofEntries(
                            entry("ticket-opened", Change.TicketOpened.class),
                            entry("message-added", Change.MessageAdded.class),
                            entry("email-added", Change.EmailAdded.class),
                            entry("delivery-changed", Change.DeliveryChanged.class),
                            entry("texting-changed", Change.TextingChanged.class),
                            entry("unseen-emailed", Change.UnseenEmailed.class),
                            entry("delivered-to-shopper", Change.DeliveredToShopper.class),
                            entry("seen-by-shopper", Change.SeenByShopper.class),
                            entry("read-by-agent", Change.ReadByAgent.class),
                            entry("unread-by-agent", Change.UnreadByAgent.class),
                            entry("assigned", Change.Assigned.class),
                            entry("no-reply-needed", Change.NoReplyNeeded.class),
                            entry("ticket-snoozed", Change.TicketSnoozed.class),
                            entry("ticket-reopened", Change.TicketReopened.class),
                            entry("ticket-closed", Change.TicketClosed.class),
                            entry("settings-saved", Change.SettingsSaved.class),
                            entry("agent-changed", Change.AgentChanged.class),
                            entry("reset-code-given", Change.ResetCodeGiven.class),
                            entry("password-changed", Change.PasswordChanged.class),
                            entry("api-key-made", Change.ApiKeyMade.class),
                            entry("api-key-revoked", Change.ApiKeyRevoked.class),
                            entry("signing-key-added", Change.SigningKeyAdded.class),
                            entry("signing-key-removed", Change.SigningKeyRemoved.class),
                            entry("webhook-saved", Change.WebhookSaved.class),
                            entry("webhook-secret-changed", Change.WebhookSecretChanged.class),
                            entry("webhook-removed", Change.WebhookRemoved.class),
                            entry("profile-erased", Change.ProfileErased.class),
                            entry("profile-exported", Change.ProfileExported.class),
                            entry("tickets-expired", Change.TicketsExpired.class))),
            Kinds.of(
                    Party.class,
                    (name, _, json) -> new Party.Unknown(name, json),
                    Map.ofEntries(
                            entry("shopper", Party.Shopper.class),
                            entry("agent", Party.ByAgent.class),
                            entry("automatic", Party.Automatic.class))),
            Kinds.of(
                    Status.class,
                    (name, _, json) -> new Status.Unknown(name, json),
                    Map.ofEntries(
                            entry("open", Status.Open.class),
                            entry("snoozed", Status.Snoozed.class),
                            entry("closed", Status.Closed.class))),
            Kinds.of(
                    SettingsPage.class,
                    (name, _, json) -> new SettingsPage.Unknown(name, json),
                    Map.ofEntries(
                            entry("general", SettingsPage.General.class),
                            entry("web-chat", SettingsPage.WebChat.class),
                            entry("hours", SettingsPage.Hours.class),
                            entry("brand", SettingsPage.Brand.class),
                            entry("retention", SettingsPage.Retention.class),
                            entry("sites", SettingsPage.Sites.class),
                            entry("channels", SettingsPage.Channels.class))),
            Kinds.of(
                    RelayFrame.class,
                    (name, _, json) -> new RelayFrame.Unknown(name, json),
                    Map.ofEntries(
                            entry("welcome", RelayFrame.Welcome.class),
                            entry("start-over", RelayFrame.StartOver.class),
                            entry("entries", RelayFrame.Entries.class),
                            entry("caught-up", RelayFrame.CaughtUp.class),
                            entry("done", RelayFrame.Done.class),
                            entry("refused", RelayFrame.Refused.class),
                            entry("pong", RelayFrame.Pong.class),
                            entry("presence", RelayFrame.Presence.class),
                            entry("shop", RelayFrame.Shop.class),
                            entry("channels", RelayFrame.Channels.class),
                            entry("customer-changed", RelayFrame.CustomerChanged.class),
                            entry("visit", RelayFrame.Visit.class),
                            entry("typing", RelayFrame.Typing.class))),
            Kinds.of(
                    ClientFrame.class,
                    null,
                    Map.ofEntries(
                            entry("hello", ClientFrame.Hello.class),
                            entry("ping", ClientFrame.Ping.class),
                            entry("look-at", ClientFrame.LookAt.class),
                            entry("follow-customer", ClientFrame.FollowCustomer.class),
                            entry("visiting", ClientFrame.Visiting.class),
                            entry("send-message", Command.SendMessage.class),
                            entry("end-chat", Command.EndChat.class),
                            entry("mark-delivered", Command.MarkDelivered.class),
                            entry("mark-seen", Command.MarkSeen.class),
                            entry("reply", Command.Reply.class),
                            entry("send-email", Command.SendEmail.class),
                            entry("send-again", Command.SendAgain.class),
                            entry("mark-read", Command.MarkRead.class),
                            entry("mark-unread", Command.MarkUnread.class),
                            entry("no-reply-needed", Command.NoReplyNeeded.class),
                            entry("assign", Command.Assign.class),
                            entry("snooze", Command.Snooze.class),
                            entry("reopen", Command.Reopen.class),
                            entry("close-ticket", Command.CloseTicket.class))));

    static final List<ConstantNames<?>> CONSTANTS = NamedConstants.ALL;

    private static final Map<Class<?>, ConstantNames<?>> CONSTANTS_OF = new HashMap<>();
    private static final Map<Class<?>, Kinds<?>> KINDS_OF = new HashMap<>();
    private static final Map<Object, String> NAMES = new HashMap<>();

    static {
        for (var words : CONSTANTS) {
            CONSTANTS_OF.put(words.root(), words);
            NAMES.putAll(words.words());
        }
        for (var kinds : KINDS) {
            KINDS_OF.put(kinds.root(), kinds);
            kinds.names().keySet().forEach(kind -> KINDS_OF.put(kind, kinds));
            NAMES.putAll(kinds.names());
        }
    }

    /// The name of a constant or, of a record, that of its kind.
    ///
    /// @throws IllegalArgumentException if the table has none
    public static String of(Object value) {
        return switch (value) {
            case UnknownName unknown -> unknown.name();
            case RawJson unknown -> unknown.name();
            case Enum<?> constant -> ofKnown(constant);
            default -> ofKnown(value.getClass());
        };
    }

    private static String ofKnown(Object constantOrKind) {
        var name = NAMES.get(constantOrKind);
        if (name == null) {
            throw new IllegalArgumentException(constantOrKind + " has no name.");
        }
        return name;
    }

    /// What a name stands for.
    ///
    /// @param type an enum of the table, or the interface of its constants
    /// @throws IllegalArgumentException if the name is not in the table, and the type has nothing for such a name
    public static <T> T read(Class<T> type, String name) {
        var words = Objects.requireNonNull(CONSTANTS_OF.get(type), "not a type of the table");
        var constant = words.constants().get(name);
        if (constant == null && words.unknown() != null) {
            constant = words.unknown().apply(name);
        }
        if (constant == null) {
            throw new IllegalArgumentException("Nothing is called \"" + name + "\" there.");
        }
        return type.cast(constant);
    }

    /// The kinds to which a sealed interface or one of its records belongs; null for any other class.
    static @Nullable Kinds<?> kindsOf(Class<?> type) {
        return KINDS_OF.get(type);
    }

    /// The name of a class or of an enum's constant; null where the table has none.
    static @Nullable String find(Object constantOrKind) {
        return NAMES.get(constantOrKind);
    }

    private Names() {}
}
