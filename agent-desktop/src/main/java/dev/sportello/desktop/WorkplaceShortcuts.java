package dev.sportello.desktop;

import dev.sportello.desktop.inbox.InboxController;
import dev.sportello.desktop.thread.ThreadController;
import dev.sportello.desktop.ticket.TicketActs;
import dev.sportello.desktop.ticket.TicketBarController;
import dev.sportello.desktop.ticket.UndoClose;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.window.WindowController;

/// Which key does what in the workplace. FX thread only.
final class WorkplaceShortcuts {

    static void assign(
            WindowController window,
            TicketActs acts,
            TicketBarController bar,
            UndoClose undo,
            InboxController list,
            ThreadController conversation) {
        var texts = window.texts();
        for (var act : acts.all()) {
            var shortcut = act.presentation().shortcut();
            if (shortcut != null) {
                window.on(shortcut, acts.name(act), () -> {
                    // The key that closes sends what was begun, and so warns first, as the key that sends does.
                    if (shortcut != Shortcut.CLOSE || !conversation.warnsFirst()) {
                        bar.startByKey(act);
                    }
                });
            }
        }
        window.onFirst(Shortcut.UNDO, undo.name(), undo::undo);
        window.on(Shortcut.NEXT_TICKET, texts.get("shortcut.next"), () -> list.step(1));
        window.on(Shortcut.PREVIOUS_TICKET, texts.get("shortcut.previous"), () -> list.step(-1));
        window.on(Shortcut.REPLY, texts.get("shortcut.reply"), conversation::write);
        window.on(Shortcut.SEARCH, texts.get("shortcut.search"), list::search);
        window.on(Shortcut.MINE, texts.get("shortcut.mine"), list::showMine);
        window.on(Shortcut.UNASSIGNED, texts.get("shortcut.unassigned"), list::showUnassigned);
        window.on(Shortcut.ALL, texts.get("shortcut.all"), list::showAll);
        window.on(Shortcut.NEXT_PANE, texts.get("shortcut.next-pane"), () -> window.goToPane(1));
        window.on(Shortcut.PREVIOUS_PANE, texts.get("shortcut.previous-pane"), () -> window.goToPane(-1));
    }

    private WorkplaceShortcuts() {}
}
