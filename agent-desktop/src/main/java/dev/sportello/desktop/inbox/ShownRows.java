package dev.sportello.desktop.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/// The rows of a list, of which several may move together: who listens hears of it once, and so draws each line once.
/// FX thread only.
final class ShownRows extends ModifiableObservableListBase<TicketRow> {
    private final List<TicketRow> rows = new ArrayList<>();
    private boolean moving;

    /// Listeners hear of all that is moved in it when it is done.
    void together(Runnable moves) {
        moving = true;
        beginChange();
        try {
            moves.run();
        } finally {
            endChange();
            moving = false;
        }
    }

    /// Whether rows move at this moment, and listeners hear of it.
    boolean moving() {
        return moving;
    }

    @Override
    public TicketRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /// At once: row by row it takes a second for a hundred thousand.
    @Override
    public boolean setAll(Collection<? extends TicketRow> next) {
        var before = List.copyOf(rows);
        together(() -> {
            modCount++;
            rows.clear();
            rows.addAll(next);
            if (rows.isEmpty()) {
                nextRemove(0, before);
            } else {
                nextReplace(0, rows.size(), before);
            }
        });
        return true;
    }

    @Override
    protected void doAdd(int index, TicketRow row) {
        rows.add(index, row);
    }

    @Override
    protected TicketRow doSet(int index, TicketRow row) {
        return rows.set(index, row);
    }

    @Override
    protected TicketRow doRemove(int index) {
        return rows.remove(index);
    }
}
