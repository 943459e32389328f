package dev.sportello.desktop.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDraftsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
    private final ScriptedJournal journal = new ScriptedJournal();

    @TempDir
    Path folder;

    @Test
    void whatTheDiskDoesNotTakeIsWrittenOnceItDoes() throws IOException {
        var drafts = new KeptDrafts(opened(), List.of());
        var ticket = journal.ticket(journal.open("Maria"));
        var kept = new KeptDraft(
                Addressee.of(ticket, journal.head().epoch()), NOW, Draft.reply("Kept until there is room"));
        assertThat(drafts.put(kept)).isTrue();
        UnusableOutbox.in(folder, () -> {
            assertThat(drafts.flush()).as("to be called again").isTrue();
            assertThat(drafts.put(kept)).as("is called already").isFalse();
        });
        assertThat(drafts.flush()).isFalse();
        assertThat(store().open().drafts()).containsExactly(kept);
    }

    private OutboxStore opened() {
        var store = store();
        var _ = store.open();
        return store;
    }

    private OutboxStore store() {
        return new OutboxStore(new OutboxFiles(folder, new DamagedFiles(Clock.systemUTC())), new Codec());
    }
}
