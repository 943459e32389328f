package dev.sportello.desktop.thread;

import dev.sportello.model.Channel;
import dev.sportello.model.Ticket;
import dev.sportello.sms.SmsLength;
import dev.sportello.wire.MessageText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In which ways one can write in a ticket, and what hinders each. Immutable.
///
/// @param offered from which the agent chooses; empty where nothing can be written at all
/// @param reply what hinders a reply; null for nothing
/// @param email what hinders an email; null for nothing
record Ways(
        List<Mode> offered,
        @Nullable Hindrance reply,
        @Nullable Hindrance email) {
    static final Ways NONE = new Ways(List.of(), Hindrance.ENDED, Hindrance.ENDED);

    /// Why one cannot write in a way.
    enum Hindrance {
        ENDED,
        /// Only a newer program knows how.
        NEWER,
        /// The shopper wants no texts.
        STOPPED,
        SMS_OFF,
        NO_PHONE,
        /// An email is answered by an email.
        EMAILS_ONLY,
        EMAIL_OFF,
        NO_EMAIL
    }

    static Ways of(Ticket ticket, Reach reach) {
        var reply = reply(ticket, reach);
        var email = email(ticket, reach);
        var offered = new ArrayList<Mode>();
        if (ticket.takesActs() && ticket.channel() != Channel.EMAIL) {
            offered.add(Mode.REPLY);
        }
        // A closed ticket takes an email yet; where it cannot be sent, it is no use to say why.
        if (ticket.takesActs() || email == null) {
            offered.add(Mode.EMAIL);
        }
        return new Ways(List.copyOf(offered), reply, email);
    }

    private static @Nullable Hindrance reply(Ticket ticket, Reach reach) {
        if (!ticket.takesActs()) {
            return ticket.live() ? Hindrance.NEWER : Hindrance.ENDED;
        }
        return switch (ticket.channel()) {
            case Channel.Known.WEB_CHAT -> null;
            case Channel.Known.EMAIL -> Hindrance.EMAILS_ONLY;
            case Channel.Known.SMS -> text(ticket, reach);
            case Channel.Unknown _ -> Hindrance.NEWER;
        };
    }

    private static @Nullable Hindrance text(Ticket ticket, Reach reach) {
        if (ticket.textsStoppedAt() != null) {
            return Hindrance.STOPPED;
        }
        if (!reach.textsGoOut()) {
            return Hindrance.SMS_OFF;
        }
        var shopper = reach.shopperOf(ticket);
        return shopper != null && shopper.phone() == null ? Hindrance.NO_PHONE : null;
    }

    private static @Nullable Hindrance email(Ticket ticket, Reach reach) {
        if (ticket.live() && !ticket.takesActs()) {
            return Hindrance.NEWER;
        }
        if (!reach.emailsGoOut()) {
            return Hindrance.EMAIL_OFF;
        }
        var shopper = reach.shopperOf(ticket);
        return shopper != null && shopper.email() == null ? Hindrance.NO_EMAIL : null;
    }

    @Nullable
    Hindrance hindrance(Mode mode) {
        return switch (mode) {
            case REPLY -> reply;
            case EMAIL -> email;
        };
    }

    /// Whether something can be sent in a way.
    boolean isOpen(Mode mode) {
        return offered.contains(mode) && hindrance(mode) == null;
    }

    /// Whether a text can be sent as a reply as it is.
    boolean takesReply(Ticket ticket, String text) {
        var fits = ticket.channel() != Channel.SMS || SmsLength.of(text.strip()).fits();
        return isOpen(Mode.REPLY) && MessageText.problem(text) == null && fits;
    }

    /// The way that is wanted where it is offered, else the first that is.
    Mode nearest(Mode wanted) {
        return offered.isEmpty() || offered.contains(wanted) ? wanted : offered.getFirst();
    }
}
