package dev.sportello.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one entry of the journal changes: one ticket, or the account that all tickets share. Kinds stand in groups, so
/// that a new one meets only the places that its own group concerns; the compiler lists those.
public sealed interface Change {

    /// What happens to one ticket.
    sealed interface OfTicket extends Change {}

    /// What happens to the account: its settings, its team. Agents receive it, whatever tickets they look at.
    sealed interface OfAccount extends Change {}

    /// Something that somebody wrote: a bubble of the thread.
    sealed interface HasText extends OfTicket {
        Message message();
    }

    /// A small line between the bubbles of the thread.
    sealed interface Notice extends OfTicket {}

    /// Leads the ticket to another status, whatever it was before.
    sealed interface ChangesStatus extends Notice {
        Party by();
    }

    /// Who looks after the ticket, and whether anybody waits; its status stays.
    sealed interface ChangesHandling extends Notice {
        Party by();
    }

    /// Says more of one message that stands in the thread already.
    sealed interface OfMessage extends OfTicket {
        MessageId message();
    }

    /// Moves a cursor, which the thread does not show.
    sealed interface MovesCursor extends OfTicket {
        /// A sequence number.
        long upTo();
    }

    /// Moves the shopper's cursors.
    sealed interface ShopperCursor extends MovesCursor {}

    /// Moves one agent's own cursor: the last message read.
    sealed interface AgentCursor extends MovesCursor {
        AgentId agent();
    }

    /// The first change of every ticket, and only the first.
    ///
    /// @param by the agent who wrote to the shopper first; null: the shopper wrote
    record TicketOpened(
            ProfileId profile,
            String shopperName,
            Channel channel,
            @Nullable Party by) implements Notice {
        public TicketOpened {
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(shopperName, "shopperName");
            Objects.requireNonNull(channel, "channel");
        }

        /// A ticket that its shopper has opened.
        public TicketOpened(ProfileId profile, String shopperName, Channel channel) {
            this(profile, shopperName, channel, null);
        }
    }

    record MessageAdded(Message message) implements HasText {
        public MessageAdded {
            Objects.requireNonNull(message, "message");
        }
    }

    /// An email, in a ticket of whatever channel. It never shows in the hub.
    record EmailAdded(Message message, Email email) implements HasText {
        public EmailAdded {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(email, "email");
        }
    }

    /// What has become of a message that left by SMS or email.
    ///
    /// @param quiet true: a program that does not know this change shows nothing in its place
    record DeliveryChanged(MessageId message, Delivery delivery, boolean quiet) implements OfMessage {
        public DeliveryChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(delivery, "delivery");
            quiet = true;
        }

        public DeliveryChanged(MessageId message, Delivery delivery) {
            this(message, delivery, true);
        }
    }

    /// The shopper has said STOP, and no text may be sent to them; or START, and texts may be sent again.
    record TextingChanged(boolean stopped) implements Notice {}

    /// An email has told the shopper of answers that they had not seen in the chat.
    ///
    /// @param messages how many
    /// @param upTo the sequence number of the last of them
    record UnseenEmailed(int messages, long upTo) implements Notice {}

    /// The hub has received all messages up to the sequence number.
    record DeliveredToShopper(long upTo) implements ShopperCursor {}

    /// The shopper has had all messages up to the sequence number in view.
    record SeenByShopper(long upTo) implements ShopperCursor {}

    /// The cursor moves forward.
    record ReadByAgent(AgentId agent, long upTo) implements AgentCursor {
        public ReadByAgent {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// The cursor moves back on purpose: what comes after it is unread again.
    record UnreadByAgent(AgentId agent, long upTo) implements AgentCursor {
        public UnreadByAgent {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// @param agent whose the ticket is now; null: nobody's
    record Assigned(Party by, @Nullable AgentId agent) implements ChangesHandling {
        public Assigned {
            Objects.requireNonNull(by, "by");
        }
    }

    /// An agent says that the shopper's last message needs no answer: nobody waits any more.
    record NoReplyNeeded(Party by) implements ChangesHandling {
        public NoReplyNeeded {
            Objects.requireNonNull(by, "by");
        }
    }

    /// @param until when the ticket wakes by itself; null: only when the shopper replies
    record TicketSnoozed(Party by, @Nullable Instant until) implements ChangesStatus {
        public TicketSnoozed {
            Objects.requireNonNull(by, "by");
        }
    }

    /// A snoozed ticket is open again. Who did it is the reason: its time came ([Rule.Known#SNOOZE_ENDED]), the shopper
    /// wrote, or an agent wants it back.
    record TicketReopened(Party by) implements ChangesStatus {
        public TicketReopened {
            Objects.requireNonNull(by, "by");
        }
    }

    record TicketClosed(Party by) implements ChangesStatus {
        public TicketClosed {
            Objects.requireNonNull(by, "by");
        }
    }

    /// An admin has saved one page of the settings.
    ///
    /// @param page its [SettingsPage#version] is the one that was edited; saved, it has the entry's sequence number
    record SettingsSaved(Party by, SettingsPage page) implements OfAccount {
        public SettingsSaved {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(page, "page");
        }
    }

    /// An agent was invited, came, or is another one now: name, role, standing.
    record AgentChanged(Party by, Agent agent) implements OfAccount {
        public AgentChanged {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// An admin has given an agent a code by which a new password can be set. The code itself is in no journal.
    record ResetCodeGiven(Party by, AgentId agent, Instant expiresAt) implements OfAccount {
        public ResetCodeGiven {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(expiresAt, "expiresAt");
        }
    }

    /// An agent has a new password; all other sessions of that agent have ended.
    ///
    /// @param byCode whether a reset code stood for the earlier password
    record PasswordChanged(AgentId agent, boolean byCode) implements OfAccount {
        public PasswordChanged {
            Objects.requireNonNull(agent, "agent");
        }
    }

    /// An API key was made, or can be used no more. The key itself is in no journal.
    sealed interface OfApiKey extends OfAccount {
        Party by();

        ApiKey key();
    }

    record ApiKeyMade(Party by, ApiKey key) implements OfApiKey {
        public ApiKeyMade {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(key, "key");
        }
    }

    record ApiKeyRevoked(Party by, ApiKey key) implements OfApiKey {
        public ApiKeyRevoked {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(key, "key");
        }
    }

    /// A key with which the shop signs identities was added, or counts no more. What is secret of it is in no
    /// journal.
    sealed interface OfSigningKey extends OfAccount {
        Party by();

        SigningKey key();
    }

    record SigningKeyAdded(Party by, SigningKey key) implements OfSigningKey {
        public SigningKeyAdded {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(key, "key");
        }
    }

    record SigningKeyRemoved(Party by, SigningKey key) implements OfSigningKey {
        public SigningKeyRemoved {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(key, "key");
        }
    }

    /// Takes whole tickets out of the journal: their entries are blank from then on, and whoever keeps them
    /// forgets them.
    sealed interface Erases extends OfAccount {
        Party by();

        List<TicketId> tickets();
    }

    /// All that was known of a customer was erased. It says of nobody who it was.
    ///
    /// @param profile the one that was erased; nothing has this id any more
    record ProfileErased(Party by, ProfileId profile, List<TicketId> tickets) implements Erases {
        public ProfileErased {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(profile, "profile");
            tickets = List.copyOf(tickets);
        }
    }

    /// Closed tickets have become as old as the shop keeps them.
    record TicketsExpired(Party by, List<TicketId> tickets) implements Erases {
        public TicketsExpired {
            Objects.requireNonNull(by, "by");
            tickets = List.copyOf(tickets);
        }
    }

    /// An admin has taken a copy of all that is known of a customer.
    record ProfileExported(Party by, ProfileId profile) implements OfAccount {
        public ProfileExported {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(profile, "profile");
        }
    }

    /// Where webhooks go has changed. The journal names the host only: an address may hold a password.
    sealed interface OfWebhook extends OfAccount {
        Party by();

        WebhookId webhook();

        String host();
    }

    /// A webhook was made or changed.
    record WebhookSaved(Party by, WebhookId webhook, String host, List<Webhook.Topic> topics, boolean enabled)
            implements OfWebhook {
        public WebhookSaved {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(webhook, "webhook");
            Objects.requireNonNull(host, "host");
            topics = List.copyOf(topics);
        }
    }

    /// A webhook has a new secret.
    record WebhookSecretChanged(Party by, WebhookId webhook, String host) implements OfWebhook {
        public WebhookSecretChanged {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(webhook, "webhook");
            Objects.requireNonNull(host, "host");
        }
    }

    record WebhookRemoved(Party by, WebhookId webhook, String host) implements OfWebhook {
        public WebhookRemoved {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(webhook, "webhook");
            Objects.requireNonNull(host, "host");
        }
    }

    /// A change of a kind that is newer than this program. It keeps its place in the journal and in the thread,
    /// is written as it came, and says more to a newer version. It belongs to a ticket where its entry names
    /// one, and to the account else.
    ///
    /// @param quiet whether people miss nothing while they cannot see it; a kind says so by `"quiet":true`
    record Unknown(String name, boolean quiet, String json) implements OfTicket, OfAccount, RawJson {
        public Unknown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(json, "json");
        }
    }

    /// Whether the shopper whose ticket it is may know of this change. Each kind is named, since what a shopper may see
    /// is never decided by a group.
    default boolean visibleToShopper() {
        return switch (this) {
            case TicketOpened _, MessageAdded _, DeliveredToShopper _, SeenByShopper _, TicketClosed _ -> true;
            case AgentCursor _, ChangesHandling _, TicketSnoozed _, TicketReopened _, OfAccount _ -> false;
            case EmailAdded _, OfMessage _, TextingChanged _, UnseenEmailed _ -> false;
        };
    }

    /// Whether the thread keeps this change for ever: a bubble, what became of it, or a small line between bubbles.
    default boolean inThread() {
        return switch (this) {
            case HasText _, Notice _, OfMessage _ -> true;
            case Unknown unknown -> !unknown.quiet();
            case MovesCursor _, OfAccount _ -> false;
        };
    }
}
