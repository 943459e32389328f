package dev.sportello.desktop.settings.retention;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.model.SettingsPage.Retention;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How long is kept what is over, while it is edited. FX thread only.
final class RetentionEdit extends PageEdit<Retention> {
    /// In the fields, of what is kept for ever.
    static final int FOR_EVER = 0;

    private final ObjectProperty<Integer> tickets = new SimpleObjectProperty<>(FOR_EVER);
    private final ObjectProperty<Integer> events = new SimpleObjectProperty<>(FOR_EVER);

    RetentionEdit(Retention page) {
        super(Retention.class, page);
        tickets.subscribe((_, _) -> edited());
        events.subscribe((_, _) -> edited());
        begin(page);
    }

    /// For how many days, or [#FOR_EVER].
    ObjectProperty<Integer> tickets() {
        return tickets;
    }

    /// For how many days, or [#FOR_EVER].
    ObjectProperty<Integer> events() {
        return events;
    }

    @Override
    protected Retention read(long version) {
        return new Retention(days(tickets.get()), days(events.get()), version);
    }

    private static @Nullable Integer days(@Nullable Integer field) {
        return field == null || field == FOR_EVER ? null : field;
    }

    @Override
    protected void fill(Retention page) {
        tickets.set(field(page.ticketDays()));
        events.set(field(page.eventDays()));
    }

    @Override
    protected void rebase(Retention before, Retention next) {
        Rebase.field(tickets, field(before.ticketDays()), field(next.ticketDays()));
        Rebase.field(events, field(before.eventDays()), field(next.eventDays()));
    }

    private static Integer field(@Nullable Integer days) {
        return Objects.requireNonNullElse(days, FOR_EVER);
    }
}
