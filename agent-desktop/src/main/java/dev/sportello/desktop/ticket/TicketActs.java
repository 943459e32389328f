package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Ticket;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// All that the agent can do to a ticket. FX thread only.
public final class TicketActs {
    private final List<Act> acts;
    private final WriteEmailAct email;
    private final Texts texts;

    /// @param takesReply whether a text can be sent as a reply in a ticket
    /// @param timer leaves alone what is marked as unread
    public TicketActs(
            Desk desk,
            InboxModel inbox,
            DelayedClose closing,
            BiPredicate<Ticket, String> takesReply,
            ReadTimer timer,
            Toasts toasts,
            TimeFormat times) {
        texts = Texts.of(TicketActs.class, times.locale());
        email = new WriteEmailAct(desk.replica());
        acts = List.of(
                new HandOverAct(desk, texts),
                new TakeAct(desk),
                email,
                new SnoozeAct(desk, inbox, toasts, times, texts),
                new ReopenAct(desk),
                new MarkUnreadAct(desk, timer),
                new NoReplyNeededAct(desk),
                new CopyNumberAct(),
                new CloseAct(desk, closing, inbox, takesReply, times.clock(), texts));
    }

    /// In the order of menus: what is of one group is together.
    public List<Act> all() {
        return acts;
    }

    /// Those that are allowed for a ticket and have all the words in their label or name, whatever the case.
    ///
    /// @param words separated by spaces; none: all that are allowed
    public List<Act> find(String words, Ticket ticket) {
        var sought = lowerCase(words).strip().split("\\s+");
        return acts.stream()
                .filter(act -> act.availability(ticket) == Availability.ALLOWED)
                .filter(act -> Stream.of(sought).allMatch(lowerCase(label(act) + " " + name(act))::contains))
                .toList();
    }

    /// What a button or a menu calls it.
    public String label(Act act) {
        return texts.get(act.presentation().label());
    }

    /// What it is called where nothing beside it says what it is about.
    public String name(Act act) {
        return texts.get(act.presentation().name());
    }

    /// @param write goes on by email in the composer of the open ticket
    public void onEmail(Runnable write) {
        email.onPerform(write);
    }

    /// Whether the shop sends email.
    public boolean mailsGoOut() {
        return email.goesOut();
    }

    Texts texts() {
        return texts;
    }

    private String lowerCase(String words) {
        return words.toLowerCase(texts.locale());
    }
}
