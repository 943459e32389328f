package dev.sportello.wire;

import static java.util.Map.entry;

import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Event;
import dev.sportello.model.Order;
import dev.sportello.model.Party;
import dev.sportello.model.RawJson;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import dev.sportello.model.UnknownName;
import java.time.DayOfWeek;
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
                            entry("password-changed", Change.PasswordChanged.class))),
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
                            entry("brand", SettingsPage.Brand.class))),
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
                            entry("customer-changed", RelayFrame.CustomerChanged.class))),
            Kinds.of(
                    ClientFrame.class,
                    null,
                    Map.ofEntries(
                            entry("hello", ClientFrame.Hello.class),
                            entry("ping", ClientFrame.Ping.class),
                            entry("look-at", ClientFrame.LookAt.class),
                            entry("follow-customer", ClientFrame.FollowCustomer.class),
                            entry("send-message", Command.SendMessage.class),
                            entry("end-chat", Command.EndChat.class),
                            entry("mark-delivered", Command.MarkDelivered.class),
                            entry("mark-seen", Command.MarkSeen.class),
                            entry("reply", Command.Reply.class),
                            entry("mark-read", Command.MarkRead.class),
                            entry("mark-unread", Command.MarkUnread.class),
                            entry("no-reply-needed", Command.NoReplyNeeded.class),
                            entry("assign", Command.Assign.class),
                            entry("snooze", Command.Snooze.class),
                            entry("reopen", Command.Reopen.class),
                            entry("close-ticket", Command.CloseTicket.class))));

    static final List<Words<?>> WORDS = List.of(
            Words.of(
                    Channel.class,
                    Channel.Unknown::new,
                    Map.ofEntries(entry("web-chat", Channel.WEB_CHAT), entry("sms", Channel.SMS))),
            Words.of(
                    Role.class,
                    Role.Unknown::new,
                    Map.ofEntries(entry("agent", Role.AGENT), entry("admin", Role.ADMIN))),
            Words.of(
                    Standing.class,
                    Standing.Unknown::new,
                    Map.ofEntries(
                            entry("invited", Standing.INVITED),
                            entry("active", Standing.ACTIVE),
                            entry("disabled", Standing.DISABLED))),
            Words.of(
                    Rule.class,
                    Rule.Unknown::new,
                    Map.ofEntries(
                            entry("within-hours", Rule.WITHIN_HOURS),
                            entry("outside-hours", Rule.OUTSIDE_HOURS),
                            entry("snooze-ended", Rule.SNOOZE_ENDED))),
            Words.of(
                    Visibility.class,
                    Visibility.Unknown::new,
                    Map.ofEntries(
                            entry("off", Visibility.OFF), entry("signed-in-shoppers", Visibility.SIGNED_IN_SHOPPERS))),
            Words.of(
                    Corner.class,
                    Corner.Unknown::new,
                    Map.ofEntries(entry("start", Corner.START), entry("end", Corner.END))),
            Words.of(
                    Theme.class,
                    Theme.Unknown::new,
                    Map.ofEntries(
                            entry("automatic", Theme.AUTOMATIC),
                            entry("light", Theme.LIGHT),
                            entry("dark", Theme.DARK))),
            Words.of(
                    Event.Kind.class,
                    Event.Kind.Unknown::new,
                    Map.ofEntries(
                            entry("order-placed", Event.Kind.ORDER_PLACED),
                            entry("order-shipped", Event.Kind.ORDER_SHIPPED),
                            entry("order-cancelled", Event.Kind.ORDER_CANCELLED),
                            entry("refund", Event.Kind.REFUND),
                            entry("email", Event.Kind.EMAIL),
                            entry("product-viewed", Event.Kind.PRODUCT_VIEWED),
                            entry("product-ordered", Event.Kind.PRODUCT_ORDERED),
                            entry("checkout-started", Event.Kind.CHECKOUT_STARTED),
                            entry("chat", Event.Kind.CHAT),
                            entry("other", Event.Kind.OTHER))),
            Words.of(
                    Order.State.class,
                    Order.State.Unknown::new,
                    Map.ofEntries(
                            entry("open", Order.State.OPEN),
                            entry("paid", Order.State.PAID),
                            entry("partly-fulfilled", Order.State.PARTLY_FULFILLED),
                            entry("fulfilled", Order.State.FULFILLED),
                            entry("partly-refunded", Order.State.PARTLY_REFUNDED),
                            entry("refunded", Order.State.REFUNDED),
                            entry("cancelled", Order.State.CANCELLED))),
            Words.of(
                    Status.Kind.class,
                    null,
                    Map.ofEntries(
                            entry("open", Status.Kind.OPEN),
                            entry("snoozed", Status.Kind.SNOOZED),
                            entry("closed", Status.Kind.CLOSED))),
            Words.of(
                    DayOfWeek.class,
                    null,
                    Map.ofEntries(
                            entry("monday", DayOfWeek.MONDAY),
                            entry("tuesday", DayOfWeek.TUESDAY),
                            entry("wednesday", DayOfWeek.WEDNESDAY),
                            entry("thursday", DayOfWeek.THURSDAY),
                            entry("friday", DayOfWeek.FRIDAY),
                            entry("saturday", DayOfWeek.SATURDAY),
                            entry("sunday", DayOfWeek.SUNDAY))),
            Words.of(
                    ErrorName.class,
                    ErrorName.Unknown::new,
                    Map.ofEntries(
                            entry("malformed", ErrorKind.MALFORMED),
                            entry("too-deep", ErrorKind.TOO_DEEP),
                            entry("too-large", ErrorKind.TOO_LARGE),
                            entry("unknown-kind", ErrorKind.UNKNOWN_KIND),
                            entry("unsupported-version", ErrorKind.UNSUPPORTED_VERSION),
                            entry("out-of-state", ErrorKind.OUT_OF_STATE),
                            entry("text-blank", ErrorKind.TEXT_BLANK),
                            entry("text-too-long", ErrorKind.TEXT_TOO_LONG),
                            entry("text-malformed", ErrorKind.TEXT_MALFORMED),
                            entry("id-taken", ErrorKind.ID_TAKEN),
                            entry("ticket-unknown", ErrorKind.TICKET_UNKNOWN),
                            entry("ticket-closed", ErrorKind.TICKET_CLOSED),
                            entry("epoch-outdated", ErrorKind.EPOCH_OUTDATED),
                            entry("unseen-message", ErrorKind.UNSEEN_MESSAGE),
                            entry("chat-off", ErrorKind.CHAT_OFF),
                            entry("profile-unknown", ErrorKind.PROFILE_UNKNOWN),
                            entry("sign-in-required", ErrorKind.SIGN_IN_REQUIRED),
                            entry("session-expired", ErrorKind.SESSION_EXPIRED),
                            entry("credentials-wrong", ErrorKind.CREDENTIALS_WRONG),
                            entry("setup-code-wrong", ErrorKind.SETUP_CODE_WRONG),
                            entry("password-too-weak", ErrorKind.PASSWORD_TOO_WEAK),
                            entry("password-wrong", ErrorKind.PASSWORD_WRONG),
                            entry("invitation-wrong", ErrorKind.INVITATION_WRONG),
                            entry("reset-code-wrong", ErrorKind.RESET_CODE_WRONG),
                            entry("email-taken", ErrorKind.EMAIL_TAKEN),
                            entry("agent-unknown", ErrorKind.AGENT_UNKNOWN),
                            entry("last-admin", ErrorKind.LAST_ADMIN),
                            entry("settings-outdated", ErrorKind.SETTINGS_OUTDATED),
                            entry("settings-invalid", ErrorKind.SETTINGS_INVALID),
                            entry("input-invalid", ErrorKind.INPUT_INVALID),
                            entry("token-missing", ErrorKind.TOKEN_MISSING),
                            entry("token-malformed", ErrorKind.TOKEN_MALFORMED),
                            entry("token-wrapped", ErrorKind.TOKEN_WRAPPED),
                            entry("token-spaced", ErrorKind.TOKEN_SPACED),
                            entry("token-prefixed", ErrorKind.TOKEN_PREFIXED),
                            entry("token-encrypted", ErrorKind.TOKEN_ENCRYPTED),
                            entry("token-algorithm", ErrorKind.TOKEN_ALGORITHM),
                            entry("token-key-unknown", ErrorKind.TOKEN_KEY_UNKNOWN),
                            entry("token-signature", ErrorKind.TOKEN_SIGNATURE),
                            entry("token-expired", ErrorKind.TOKEN_EXPIRED),
                            entry("token-not-yet-valid", ErrorKind.TOKEN_NOT_YET_VALID),
                            entry("token-too-long-lived", ErrorKind.TOKEN_TOO_LONG_LIVED),
                            entry("token-audience", ErrorKind.TOKEN_AUDIENCE),
                            entry("token-claim-missing", ErrorKind.TOKEN_CLAIM_MISSING),
                            entry("token-claim-type", ErrorKind.TOKEN_CLAIM_TYPE),
                            entry("token-claim-invalid", ErrorKind.TOKEN_CLAIM_INVALID),
                            entry("token-time-type", ErrorKind.TOKEN_TIME_TYPE),
                            entry("token-time-unit", ErrorKind.TOKEN_TIME_UNIT),
                            entry("token-replayed", ErrorKind.TOKEN_REPLAYED),
                            entry("origin-refused", ErrorKind.ORIGIN_REFUSED),
                            entry("forbidden", ErrorKind.FORBIDDEN),
                            entry("not-found", ErrorKind.NOT_FOUND),
                            entry("rate-limited", ErrorKind.RATE_LIMITED),
                            entry("too-many-connections", ErrorKind.TOO_MANY_CONNECTIONS),
                            entry("busy", ErrorKind.BUSY),
                            entry("storage-failed", ErrorKind.STORAGE_FAILED),
                            entry("internal", ErrorKind.INTERNAL))));

    private static final Map<Class<?>, Words<?>> WORDS_OF = new HashMap<>();
    private static final Map<Class<?>, Kinds<?>> KINDS_OF = new HashMap<>();
    private static final Map<Object, String> NAMES = new HashMap<>();

    static {
        for (var words : WORDS) {
            WORDS_OF.put(words.root(), words);
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
        var words = Objects.requireNonNull(WORDS_OF.get(type), "not a type of the table");
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
