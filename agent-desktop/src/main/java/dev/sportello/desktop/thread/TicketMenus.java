package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The menus of what can be done to a ticket. Times pass and the team changes, so each is made when it opens. FX thread
/// only.
final class TicketMenus {
    private final TicketActs acts;
    private final AgentId you;
    private final Supplier<List<Agent>> team;
    private final TimeWords words;
    private final Texts texts;
    private final SnoozeTimes times;

    TicketMenus(TicketActs acts, AgentId you, Supplier<List<Agent>> team, TimeWords words, Texts texts) {
        this.acts = acts;
        this.you = you;
        this.team = team;
        this.words = words;
        this.texts = texts;
        times = new SnoozeTimes(words.clock());
    }

    boolean canMarkUnread(Ticket ticket) {
        return ticket.lastShopperMessage() != 0 && ticket.allows(new Change.UnreadByAgent(you, 0));
    }

    static boolean owesReply(Ticket ticket) {
        return ticket.live() && ticket.waitingSince() != null;
    }

    /// All that can be done, as the list offers it beside the mouse.
    List<MenuItem> all(Ticket ticket, Window owner) {
        var items = new ArrayList<MenuItem>();
        if (ticket.live()) {
            items.add(menu("assign", assignees(ticket)));
            items.add(menu("snooze", snoozes(ticket, owner)));
            if (ticket.status() instanceof Status.Snoozed) {
                items.add(item("reopen", Shortcut.REOPEN, () -> acts.reopen().accept(ticket.id())));
            }
            items.add(new SeparatorMenuItem());
            var unread =
                    item("mark-unread", Shortcut.UNREAD, () -> acts.markUnread().accept(ticket));
            unread.setDisable(!canMarkUnread(ticket));
            var noReply = item(
                    "no-reply-needed",
                    Shortcut.NO_REPLY,
                    () -> acts.noReplyNeeded().accept(ticket.id()));
            noReply.setDisable(!owesReply(ticket));
            items.addAll(List.of(unread, noReply));
        }
        items.add(item(
                "copy-number",
                () -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, ticket.id().toString()))));
        if (ticket.live()) {
            items.add(new SeparatorMenuItem());
            items.add(item("close", Shortcut.CLOSE, () -> acts.close().accept(ticket)));
        }
        return items;
    }

    List<MenuItem> snoozes(Ticket ticket, Window owner) {
        Consumer<@Nullable Instant> snooze = until -> acts.snooze().accept(ticket.id(), until);
        var later = times.inThreeHours();
        var tomorrow = times.tomorrowMorning();
        var monday = times.nextWeek();
        return List.of(
                named(texts.get("snooze.hours", words.moment(later)), () -> snooze.accept(later)),
                named(texts.get("snooze.tomorrow", words.moment(tomorrow)), () -> snooze.accept(tomorrow)),
                named(texts.get("snooze.week", words.moment(monday)), () -> snooze.accept(monday)),
                item(
                        "snooze.pick",
                        () -> new SnoozeDialog(owner, times, texts)
                                .showAndWait()
                                .ifPresent(snooze)),
                new SeparatorMenuItem(),
                item("snooze.reply", () -> snooze.accept(null)));
    }

    List<MenuItem> assignees(Ticket ticket) {
        Consumer<@Nullable AgentId> assign = agent -> acts.assign().accept(ticket.id(), agent);
        var items = new ArrayList<MenuItem>();
        var now = ticket.assignee();
        if (!you.equals(now)) {
            items.add(item("assign.me", () -> assign.accept(you)));
        }
        if (now != null) {
            items.add(item("assign.nobody", () -> assign.accept(null)));
        }
        var colleagues = team.get().stream()
                .filter(agent -> agent.active() && !agent.id().equals(you))
                .toList();
        if (!items.isEmpty() && !colleagues.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (var colleague : colleagues) {
            var avatar = new Avatar();
            avatar.getStyleClass().add("mini");
            avatar.show(colleague.id(), colleague.name());
            var item = named(colleague.name(), () -> assign.accept(colleague.id()));
            item.setGraphic(avatar);
            item.setDisable(colleague.id().equals(now));
            items.add(item);
        }
        return items;
    }

    private Menu menu(String key, List<MenuItem> items) {
        var menu = new Menu(texts.get(key));
        menu.getItems().setAll(items);
        return menu;
    }

    private MenuItem item(String key, Runnable act) {
        return named(texts.get(key), act);
    }

    /// Beside the mouse a key is only shown: the window hears it, whether the menu is open or not.
    private MenuItem item(String key, Shortcut shortcut, Runnable act) {
        var item = item(key, act);
        item.setAccelerator(shortcut.keys());
        return item;
    }

    private static MenuItem named(String words, Runnable act) {
        var item = new MenuItem(words);
        // What somebody is called is no hint at a key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
