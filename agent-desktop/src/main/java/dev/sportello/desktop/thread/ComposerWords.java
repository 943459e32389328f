package dev.sportello.desktop.thread;

import dev.sportello.desktop.thread.Ways.Hindrance;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Ticket;
import dev.sportello.wire.RelayFrame.Trouble;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the composer says, and proposes to say. Immutable.
record ComposerWords(Texts texts) {

    /// Why nothing can be written in a way.
    String of(Hindrance why, Ticket ticket) {
        var name = ShownText.line(ticket.shopperName());
        return switch (why) {
            case ENDED -> texts.get("composer.ended");
            case NEWER -> texts.get("composer.newer");
            case STOPPED -> texts.get("composer.stopped", name);
            case SMS_OFF -> texts.get("composer.sms-off");
            case NO_PHONE -> texts.get("composer.no-phone", name);
            case EMAILS_ONLY -> texts.get("composer.emails-only");
            case EMAIL_OFF -> texts.get("composer.email-off");
            case NO_EMAIL -> texts.get("composer.no-email", name);
        };
    }

    /// Why what was begun cannot be sent, and how it can.
    ///
    /// @param other the mode in which it can
    String begun(Hindrance why, Ticket ticket, Mode other) {
        var reason = why == Hindrance.ENDED ? texts.get("composer.begun.ended") : of(why, ticket);
        return reason
                + " "
                + texts.get(
                        switch (other) {
                            case REPLY -> "composer.begun.reply";
                            case EMAIL -> "composer.begun.email";
                        });
    }

    /// What is wrong with a channel, and since when.
    String of(Trouble trouble, TimeFormat times) {
        var since = times.brief(trouble.since());
        var reason = ShownText.line(trouble.reason());
        return switch (trouble.channel()) {
            case Channel.Known.SMS -> texts.get("composer.failing.sms", since, reason);
            case Channel.Known.EMAIL -> texts.get("composer.failing.email", since, reason);
            case Channel _ -> texts.get("composer.failing", since, reason);
        };
    }

    String prompt(Mode mode) {
        return texts.get(
                switch (mode) {
                    case REPLY -> "composer.prompt";
                    case EMAIL -> "composer.prompt.email";
                });
    }

    /// To whom an email goes.
    String to(Ticket ticket, Reach reach) {
        var shopper = reach.shopperOf(ticket);
        var address = shopper == null ? null : shopper.email();
        return texts.get("mail.to", ShownText.line(Objects.requireNonNullElse(address, ticket.shopperName())));
    }

    /// The subject of the next email, in the shopper's language.
    String subject(Ticket ticket, Reach reach, @Nullable Email last) {
        var shopper = reach.shopperOf(ticket);
        var language = shopper == null ? null : shopper.language();
        var own = language == null ? texts : Texts.of(ComposerWords.class, Locale.forLanguageTag(language));
        // The text itself, and not as it is shown: it goes out.
        var first = own.get("mail.proposed")
                .replace("{0}", reach.shop())
                .replace("{1}", ticket.id().toString());
        return MailHead.proposed(last, first);
    }
}
