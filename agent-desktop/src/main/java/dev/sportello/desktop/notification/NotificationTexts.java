package dev.sportello.desktop.notification;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What notifications say, in one language. Immutable.
public final class NotificationTexts {
    private final Texts texts;

    /// @param locale a language that there are no texts in is English
    public NotificationTexts(Locale locale) {
        texts = Texts.of(NotificationTexts.class, locale);
    }

    /// @param title one line
    /// @param text below it
    record Said(String title, String text) {}

    /// @param messages that the agent has not seen
    /// @param preview whether it may say what was written: others may look at the screen
    Said news(Ticket ticket, int messages, boolean preview) {
        var name = ticket.shopperName();
        var last = ticket.lastMessage();
        return new Said(
                messages == 1 ? name : texts.get("news.several", name, messages),
                preview && last != null ? last.text() : texts.get("news.hidden"));
    }

    Said waiting(Ticket ticket, Duration since) {
        return new Said(ticket.shopperName(), texts.get("waiting", since.toMinutes()));
    }

    /// @param names of some of the shoppers
    Said caughtUp(int tickets, List<String> names) {
        var named = ShownText.list(names.stream(), ", ");
        return new Said(
                texts.get("caught-up", tickets),
                tickets > names.size() ? texts.get("caught-up.more", named, tickets - names.size()) : named);
    }

    /// What the agent sees who tries notifications out.
    public Notification test(boolean silent) {
        return new Notification(
                new Topic.Test(), texts.get("test.title"), texts.get("test.text"), silent, buttons(true));
    }

    /// @param replies whether the ticket takes a reply
    Notification.Buttons buttons(boolean replies) {
        return new Notification.Buttons(texts.get("open"), replies ? texts.get("reply") : null, texts.get("close"));
    }
}
