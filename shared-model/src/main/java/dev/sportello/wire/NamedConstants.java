package dev.sportello.wire;

import static java.util.Map.entry;

import dev.sportello.model.Agent.Standing;
import dev.sportello.model.ApiKey;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery;
import dev.sportello.model.Event;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Order;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/// The part of [Names] that names constants.
final class NamedConstants {
    static final List<ConstantNames<?>> ALL = List.of(
            ConstantNames.of(
                    Channel.class,
                    Channel.Unknown::new,
                    Map.ofEntries(
                            entry("web-chat", Channel.WEB_CHAT),
                            entry("sms", Channel.SMS),
                            entry("email", Channel.EMAIL))),
            ConstantNames.of(
                    Delivery.State.class,
                    Delivery.State.Unknown::new,
                    Map.ofEntries(
                            entry("queued", Delivery.State.QUEUED),
                            entry("sent", Delivery.State.SENT),
                            entry("delivered", Delivery.State.DELIVERED),
                            entry("failed", Delivery.State.FAILED))),
            ConstantNames.of(
                    MailSecurity.class,
                    MailSecurity.Unknown::new,
                    Map.ofEntries(
                            entry("tls", MailSecurity.TLS),
                            entry("starttls", MailSecurity.STARTTLS),
                            entry("none", MailSecurity.NONE))),
            ConstantNames.of(
                    Role.class,
                    Role.Unknown::new,
                    Map.ofEntries(entry("agent", Role.AGENT), entry("admin", Role.ADMIN))),
            ConstantNames.of(
                    Standing.class,
                    Standing.Unknown::new,
                    Map.ofEntries(
                            entry("invited", Standing.INVITED),
                            entry("active", Standing.ACTIVE),
                            entry("disabled", Standing.DISABLED))),
            ConstantNames.of(
                    ApiKey.Scope.class,
                    ApiKey.Scope.Unknown::new,
                    Map.ofEntries(
                            entry("ingest", ApiKey.Scope.INGEST),
                            entry("read", ApiKey.Scope.READ),
                            entry("erase", ApiKey.Scope.ERASE))),
            ConstantNames.of(
                    Webhook.Topic.class,
                    Webhook.Topic.Unknown::new,
                    Map.ofEntries(
                            entry("ticket.opened", Webhook.Topic.TICKET_OPENED),
                            entry("message.added", Webhook.Topic.MESSAGE_ADDED),
                            entry("ticket.assigned", Webhook.Topic.TICKET_ASSIGNED),
                            entry("ticket.closed", Webhook.Topic.TICKET_CLOSED),
                            entry("profile.erased", Webhook.Topic.PROFILE_ERASED))),
            ConstantNames.of(
                    WebhookFailure.class,
                    WebhookFailure.Unknown::new,
                    Map.ofEntries(
                            entry("refused", WebhookFailure.REFUSED),
                            entry("timed-out", WebhookFailure.TIMED_OUT),
                            entry("unreachable", WebhookFailure.UNREACHABLE),
                            entry("name-unknown", WebhookFailure.NAME_UNKNOWN),
                            entry("address-private", WebhookFailure.ADDRESS_PRIVATE),
                            entry("tls-failed", WebhookFailure.TLS_FAILED),
                            entry("switched-off", WebhookFailure.SWITCHED_OFF),
                            entry("secret-unreadable", WebhookFailure.SECRET_UNREADABLE),
                            entry("erased", WebhookFailure.ERASED))),
            ConstantNames.of(
                    Rule.class,
                    Rule.Unknown::new,
                    Map.ofEntries(
                            entry("within-hours", Rule.WITHIN_HOURS),
                            entry("outside-hours", Rule.OUTSIDE_HOURS),
                            entry("snooze-ended", Rule.SNOOZE_ENDED),
                            entry("shop-system-asked", Rule.SHOP_SYSTEM_ASKED),
                            entry("api-key-asked", Rule.API_KEY_ASKED),
                            entry("operator-asked", Rule.OPERATOR_ASKED),
                            entry("retention-ended", Rule.RETENTION_ENDED),
                            entry("help-asked", Rule.HELP_ASKED))),
            ConstantNames.of(
                    Visibility.class,
                    Visibility.Unknown::new,
                    Map.ofEntries(
                            entry("off", Visibility.OFF), entry("signed-in-shoppers", Visibility.SIGNED_IN_SHOPPERS))),
            ConstantNames.of(
                    Corner.class,
                    Corner.Unknown::new,
                    Map.ofEntries(entry("start", Corner.START), entry("end", Corner.END))),
            ConstantNames.of(
                    Theme.class,
                    Theme.Unknown::new,
                    Map.ofEntries(
                            entry("automatic", Theme.AUTOMATIC),
                            entry("light", Theme.LIGHT),
                            entry("dark", Theme.DARK))),
            ConstantNames.of(
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
            ConstantNames.of(
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
            ConstantNames.of(
                    Status.Kind.class,
                    null,
                    Map.ofEntries(
                            entry("open", Status.Kind.OPEN),
                            entry("snoozed", Status.Kind.SNOOZED),
                            entry("closed", Status.Kind.CLOSED))),
            ConstantNames.of(
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
            ConstantNames.of(ErrorName.class, ErrorName.Unknown::new, ErrorNames.ALL));

    private NamedConstants() {}
}
