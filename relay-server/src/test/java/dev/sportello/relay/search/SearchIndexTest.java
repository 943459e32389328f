package dev.sportello.relay.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.InfoStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index as its follower uses it.
class SearchIndexTest {
    private static final UUID EPOCH = new UUID(0, 7);

    private static final TicketId TICKET = new TicketId(1_001);
    private static final TicketId ANOTHER = new TicketId(1_002);

    @TempDir
    Path folder;

    private static Position at(long sequence) {
        return new Position(EPOCH, sequence);
    }

    private static Entry entry(long sequence) {
        return entry(TICKET, sequence);
    }

    private static Entry entry(TicketId ticket, long sequence) {
        var message = new Message(new MessageId(new UUID(1, sequence)), new Party.Shopper(), "parcel " + sequence);
        return new Entry(sequence, Instant.EPOCH, ticket, new Change.MessageAdded(message));
    }

    private static List<Entry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(SearchIndexTest::entry)
                .toList();
    }

    /// Entries of which the last cannot be taken now.
    private static List<Entry> failingAfter(List<Entry> entries) {
        return new AbstractList<>() {
            @Override
            public Entry get(int index) {
                if (index == entries.size()) {
                    throw new IllegalStateException("The disk is full.");
                }
                return entries.get(index);
            }

            @Override
            public int size() {
                return entries.size() + 1;
            }
        };
    }

    private static int shown(SearchIndex index) {
        return Objects.requireNonNull(index.view()).reader().numDocs();
    }

    @Test
    void whatEndsInTheMiddleOfABatchHoldsNothingTwiceAfterwards() throws IOException {
        try (var index = new SearchIndex(folder, new Codec())) {
            assertThat(index.position()).isNull();
            var _ = index.begin(at(0));
            var _ = index.take(entries(1, 3), at(3));
            assertThatThrownBy(() -> index.take(failingAfter(entries(4, 6)), at(7)))
                    .isInstanceOf(IllegalStateException.class);
        }
        try (var index = new SearchIndex(folder, new Codec())) {
            var kept = Objects.requireNonNull(index.position());
            var _ = index.take(entries(kept.sequence() + 1, 7), at(7));
            index.caughtUp();
            assertThat(shown(index)).isEqualTo(7);
        }
    }

    @Test
    void whatIsErasedIsFoundNoMoreWhileItsFilesAreMerged() throws IOException {
        var expired = new Change.TicketsExpired(new Party.Automatic(Rule.RETENTION_ENDED), List.of(TICKET));
        var before = InfoStream.getDefault();
        try (var index = new SearchIndex(folder, new Codec());
                var watch = new WhenMergesBegin(() -> shown(index))) {
            InfoStream.setDefault(watch);
            var _ = index.begin(at(0));
            var _ = index.take(entries(1, 3), at(3));
            index.caughtUp();
            assertThat(shown(index)).isEqualTo(3);
            var _ = index.take(List.of(new Entry(4, Instant.EPOCH, null, expired)), at(4));
            assertThat(watch.found).containsExactly(0);
        } finally {
            InfoStream.setDefault(before);
        }
    }

    @Test
    void whatIsErasedIsFoundNoMoreThoughItsMergeFailed() throws IOException {
        try (var index = new SearchIndex(folder, new Codec())) {
            eraseButFailToMerge(index);
            assertThat(index.position()).isEqualTo(at(11));
            assertThat(shown(index)).isEqualTo(9);
        }
        assertThat(documentsInItsFiles()).isEqualTo(9);
    }

    @Test
    void nothingOfItIsLeftInTheFilesAfterAStartInTheMiddleOfTheMerge() throws IOException {
        try (var index = new SearchIndex(folder, new Codec())) {
            eraseButFailToMerge(index);
        }
        assertThat(documentsInItsFiles()).isEqualTo(10);
        try (var index = new SearchIndex(folder, new Codec())) {
            assertThat(index.position()).isEqualTo(at(11));
            assertThat(shown(index)).isEqualTo(9);
        }
        assertThat(documentsInItsFiles()).isEqualTo(9);
    }

    @Test
    void norAfterAnEndWhileItCouldNotBeMergedEither() throws IOException {
        try (var index = new SearchIndex(folder, new Codec())) {
            eraseButFailToMerge(index);
        }
        whileMergesFail(() -> {
            try (var index = new SearchIndex(folder, new Codec())) {
                assertThatThrownBy(index::position).isInstanceOf(IllegalStateException.class);
            }
        });
        assertThat(documentsInItsFiles()).isEqualTo(10);
        try (var index = new SearchIndex(folder, new Codec())) {
            assertThat(index.position()).isEqualTo(at(11));
        }
        assertThat(documentsInItsFiles()).isEqualTo(9);
    }

    /// So little is deleted that nothing is merged for that by itself.
    private void eraseButFailToMerge(SearchIndex index) throws IOException {
        var expired = new Change.TicketsExpired(new Party.Automatic(Rule.RETENTION_ENDED), List.of(TICKET));
        whileMergesFail(() -> {
            var _ = index.begin(at(0));
            var entries = new ArrayList<>(entries(1, 1));
            LongStream.rangeClosed(2, 10).forEach(sequence -> entries.add(entry(ANOTHER, sequence)));
            var _ = index.take(entries, at(10));
            index.caughtUp();
            var erases = List.of(new Entry(11, Instant.EPOCH, null, expired));
            assertThatThrownBy(() -> index.take(erases, at(11))).isInstanceOf(IllegalStateException.class);
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void whileMergesFail(Work work) throws IOException {
        var before = InfoStream.getDefault();
        try (var failure = new WhenMergesBegin(() -> {
            throw new IllegalStateException("The disk is full.");
        })) {
            InfoStream.setDefault(failure);
            work.run();
        } finally {
            InfoStream.setDefault(before);
        }
    }

    /// With what is deleted, and still stands in them.
    private int documentsInItsFiles() throws IOException {
        try (var directory = FSDirectory.open(folder);
                var reader = DirectoryReader.open(directory)) {
            return reader.maxDoc();
        }
    }

    /// Looks in the index just before what was deleted is merged away.
    private static final class WhenMergesBegin extends InfoStream {
        private final IntSupplier look;
        private final List<Integer> found = new ArrayList<>();

        private WhenMergesBegin(IntSupplier look) {
            this.look = look;
        }

        @Override
        public void message(String component, String message) {
            if (message.startsWith("forceMergeDeletes")) {
                found.add(look.getAsInt());
            }
        }

        @Override
        public boolean isEnabled(String component) {
            return component.equals("IW");
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
