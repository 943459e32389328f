package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.damage.DamageController;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.ui.FileBrowser;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.undelivered.UndeliveredController;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is said while there is something to say. Above the thread, while none is open: what a new shop still needs.
/// Below the list, which makes room, so that nothing moves under the pointer: which files were damaged, and what cannot
/// be delivered. FX thread only.
final class WorkplaceStrips implements AutoCloseable {
    private final Replica replica;
    private final WorkplaceChecklist checklist;
    private final DamageController damage;
    private final UndeliveredController undelivered;

    WorkplaceStrips(Desk desk, TimeFormat times, WorkplaceChecklist checklist) {
        replica = desk.replica();
        this.checklist = checklist;
        damage = new DamageController(replica.damagedFiles()::read, new FileBrowser(), times.locale());
        undelivered = new UndeliveredController(replica::discard, times);
    }

    Parent aboveThread(Parent conversation) {
        return View.above(checklist.view(), conversation);
    }

    Parent belowList(Parent list) {
        VBox.setVgrow(list, Priority.ALWAYS);
        var all = new VBox(list, View.load(damage, damage.texts()), View.load(undelivered, undelivered.texts()));
        if (list instanceof Region pane) {
            all.minWidthProperty().bind(pane.minWidthProperty());
        }
        return all;
    }

    /// Shows what holds now, but for the files.
    void show() {
        undelivered.show(replica.undeliverable());
        checklist.show();
    }

    /// Shows the files that nobody has read about.
    void showDamaged() {
        damage.show(replica.damagedFiles().unread());
    }

    /// Another day has begun.
    void redate() {
        undelivered.redate();
    }

    @Override
    public void close() {
        checklist.close();
    }
}
