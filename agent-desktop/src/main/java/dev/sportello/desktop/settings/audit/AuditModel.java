package dev.sportello.desktop.settings.audit;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Entry;
import dev.sportello.wire.AgentBodies.AuditPage;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was done, newest first, as far as it was asked for. FX thread only.
final class AuditModel {
    private final Function<@Nullable Instant, CompletableFuture<AuditPage>> pages;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final Paging paging = new Paging();

    /// @param pages takes the time of the last entry of the page before; null for the first page
    AuditModel(Function<@Nullable Instant, CompletableFuture<AuditPage>> pages) {
        this.pages = pages;
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<Paging.State> state() {
        return paging.state();
    }

    void load() {
        var before = entries.isEmpty() ? null : entries.getLast().at();
        paging.load(() -> pages.apply(before), page -> {
            entries.addAll(page.entries());
            return page.more();
        });
    }

    /// Forgets what was loaded: it may not be for this agent any more, and there may be more by now.
    void clear() {
        paging.startOver();
        entries.clear();
    }
}
