package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Puts a ticket aside until a time, or until the shopper writes.
final class SnoozeAct implements Act.Choosing {
    private static final Presentation PRESENTATION = new Presentation(
            "snooze",
            "snooze",
            "snooze.name",
            Feather.CLOCK,
            Shortcut.SNOOZE,
            Presentation.Group.HANDLE,
            Presentation.Place.MENU);

    private final Desk desk;
    private final InboxModel inbox;
    private final Toasts toasts;
    private final TimeFormat words;
    private final Texts texts;
    private final SnoozeTimes times;

    SnoozeAct(Desk desk, InboxModel inbox, Toasts toasts, TimeFormat words, Texts texts) {
        this.desk = desk;
        this.inbox = inbox;
        this.toasts = toasts;
        this.words = words;
        this.texts = texts;
        times = new SnoozeTimes(words.clock());
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return Availability.whileLive(ticket.takesActs());
    }

    @Override
    public List<List<Choice>> choices(Ticket ticket) {
        return List.of(
                List.of(
                        until(ticket, "snooze.hours", times.inThreeHours()),
                        until(ticket, "snooze.tomorrow", times.tomorrowMorning()),
                        until(ticket, "snooze.week", times.nextWeek()),
                        new Choice.AtATime(texts.get("snooze.pick"), until -> snooze(ticket, until))),
                List.of(Choice.Ready.of(texts.get("snooze.reply"), () -> snooze(ticket, null))));
    }

    private Choice until(Ticket ticket, String key, Instant until) {
        return Choice.Ready.of(texts.get(key, words.moment(until)), () -> snooze(ticket, until));
    }

    private void snooze(Ticket ticket, @Nullable Instant until) {
        desk.snooze(ticket.id(), until);
        if (inbox.shows(Status.Kind.OPEN)) {
            inbox.moveOn(ticket.id());
        }
        var shopper = ticket.shopperName();
        toasts.show(Toast.of(
                until == null
                        ? texts.get("toast.snoozed-reply", shopper)
                        : texts.get("toast.snoozed", shopper, words.moment(until))));
    }
}
