package dev.sportello.relay.ticket;

import dev.sportello.hours.Opening;
import dev.sportello.model.Account;
import dev.sportello.model.Message;
import dev.sportello.model.Profile;
import dev.sportello.model.Rule;
import dev.sportello.model.Ticket;
import dev.sportello.model.VisibleText;
import dev.sportello.wording.Occasion;
import dev.sportello.wording.ShopText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides whether a shopper's message gets an automatic reply, and which. Pure: the relay asks in the transaction of
/// the message itself, so that neither a retry nor a second tab can double a reply.
///
/// @param account its hours, in its zone, and its texts
/// @param shopper reads the text in the zone of the profile, or else the shop's
/// @param language in which the shopper is answered, a BCP 47 tag; null where it is not known
record AutomaticReplies(
        Account account, Profile shopper, @Nullable String language) {
    /// No automatic reply follows so soon after an agent's message.
    private static final Duration AFTER_AN_AGENT = Duration.ofMinutes(5);

    /// @param text never blank
    record Reply(Rule rule, String text) {}

    /// What to reply to a message of the shopper.
    ///
    /// @param before the ticket as the message found it
    /// @param now when the message came
    /// @return null for nothing
    @Nullable
    Reply to(Ticket before, Instant now) {
        var hours = account.hours();
        if (!hours.hours().isSet() || answeredLately(before, now)) {
            return null;
        }
        var opening = at(now);
        return switch (opening) {
            case Opening.Open _ ->
                before.lastShopperMessage() == 0 ? reply(Rule.WITHIN_HOURS, hours.withinText(), opening, now) : null;
            case Opening.Closed _ ->
                repliedInThisClosedPeriod(before, now)
                        ? null
                        : reply(Rule.OUTSIDE_HOURS, hours.outsideText(), opening, now);
        };
    }

    private @Nullable Reply reply(Rule rule, ShopText text, Opening opening, Instant now) {
        var general = account.general();
        var zone = Objects.requireNonNullElse(shopper.zone(), general.zone());
        // Who has not told a name is called by an email or an id, which nobody wants to be greeted with.
        var firstName = shopper.verified().name() ? shopper.name().strip().split("\\s+")[0] : "";
        var filled = new Occasion(general.name(), firstName, opening, now, zone)
                .fill(text.read(language, general.languages()));
        return VisibleText.isInvisible(filled)
                ? null
                : new Reply(rule, VisibleText.cut(filled, Message.MOST_CODE_POINTS));
    }

    private static boolean answeredLately(Ticket ticket, Instant now) {
        var last = ticket.lastReplyAt();
        return last != null && now.isBefore(last.plus(AFTER_AN_AGENT));
    }

    /// Whether the shop has not been open since the last such reply, by the hours as they are now: after a change of
    /// hours it is the new ones that make a period.
    private boolean repliedInThisClosedPeriod(Ticket ticket, Instant now) {
        var replied = ticket.outsideReplyAt();
        return replied != null
                && at(replied) instanceof Opening.Closed(Instant until)
                && (until == null || until.isAfter(now));
    }

    private Opening at(Instant instant) {
        return account.hours().hours().at(instant, account.general().zone());
    }
}
