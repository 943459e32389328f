package dev.sportello.desktop.settings.retention;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Retention;
import java.util.List;

/// What is different between two versions of the page of the retention, in words. Immutable.
final class RetentionChanges implements Changes<Retention> {
    private final Texts texts;
    private final KeptFor words;

    RetentionChanges(Texts texts) {
        this.texts = texts;
        words = new KeptFor(texts);
    }

    @Override
    public List<String> of(Retention was, Retention now) {
        return new ChangeLines(texts.locale())
                .add(texts.get("tickets"), words.toString(was.ticketDays()), words.toString(now.ticketDays()))
                .add(texts.get("events"), words.toString(was.eventDays()), words.toString(now.eventDays()))
                .lines();
    }
}
