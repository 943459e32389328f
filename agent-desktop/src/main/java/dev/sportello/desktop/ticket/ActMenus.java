package dev.sportello.desktop.ticket;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;

/// Makes menus of the acts for a ticket. Each is made when it opens, for that moment. FX thread only.
final class ActMenus {
    private final TicketActs acts;
    private final SnoozeTimes times;

    ActMenus(TicketActs acts, TimeFormat words) {
        this.acts = acts;
        times = new SnoozeTimes(words.clock());
    }

    /// All that the ticket's state does not rule out.
    ///
    /// @param owner over which more may be asked
    List<MenuItem> all(Ticket ticket, Window owner) {
        var groups = new ArrayList<List<Act>>();
        for (var group : Presentation.Group.values()) {
            var offered = acts.all().stream()
                    .filter(act ->
                            act.presentation().group() == group && act.availability(ticket) != Availability.ABSENT)
                    .toList();
            if (!offered.isEmpty()) {
                groups.add(offered);
            }
        }
        return apart(groups, act -> item(act, ticket, owner));
    }

    /// What can be chosen.
    List<MenuItem> choices(Act.Choosing act, Ticket ticket, Window owner) {
        return apart(act.choices(ticket), choice -> item(choice, owner));
    }

    private MenuItem item(Act act, Ticket ticket, Window owner) {
        var item = switch (act) {
            case Act.Immediate immediate -> {
                var now = named(acts.label(act), () -> immediate.start(ticket, owner));
                var shortcut = act.presentation().shortcut();
                if (shortcut != null) {
                    // Beside the mouse a key is only shown: the window handles it, whether the menu is open or not.
                    now.setAccelerator(shortcut.keys());
                }
                yield now;
            }
            case Act.Choosing choosing -> {
                var menu = new Menu(acts.label(act));
                menu.getItems().setAll(choices(choosing, ticket, owner));
                yield menu;
            }
        };
        item.setDisable(act.availability(ticket) == Availability.DISABLED);
        return item;
    }

    private MenuItem item(Choice choice, Window owner) {
        return switch (choice) {
            case Choice.AtATime(String words, var perform) ->
                named(words, () -> SnoozeSheet.ask(owner, times, acts.texts(), perform));
            case Choice.Ready ready -> {
                var item = named(ready.words(), ready.perform());
                item.setDisable(!ready.allowed());
                var colleague = ready.colleague();
                if (colleague != null) {
                    var avatar = new Avatar();
                    avatar.getStyleClass().add("mini");
                    avatar.show(colleague.id(), colleague.name());
                    item.setGraphic(avatar);
                }
                yield item;
            }
        };
    }

    private static <T> List<MenuItem> apart(List<List<T>> groups, Function<T, MenuItem> make) {
        var items = new ArrayList<MenuItem>();
        for (var group : groups) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.stream().map(make).forEach(items::add);
        }
        return items;
    }

    private static MenuItem named(String words, Runnable perform) {
        var item = new MenuItem(ShownText.line(words));
        // What somebody is called is no hint at a key.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> perform.run());
        return item;
    }
}
