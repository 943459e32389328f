package dev.sportello.desktop.settings.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a colleague saved while a page was edited, and the choice between the two. FX thread only.
public final class Conflict {
    private final PageEdit<?> edit;
    private final @Nullable String colleague;
    private final List<String> changes;

    Conflict(PageEdit<?> edit, @Nullable String colleague, List<String> changes) {
        this.edit = edit;
        this.colleague = colleague;
        this.changes = changes;
    }

    /// Who saved; null where that is not known.
    public @Nullable String colleague() {
        return colleague;
    }

    /// What the colleague changed, in words: a line for each field.
    public List<String> changes() {
        return changes;
    }

    /// Goes on from the colleague's version: what was changed here stays, the rest is as they have it.
    public void keepMine() {
        edit.keepMine();
    }

    public void takeTheirs() {
        edit.takeTheirs();
    }
}
