package dev.sportello.relay.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How the index comes to be, and comes to be again.
@Tag("long")
class SearchLifeTest extends OnBothDatabases {
    private SearchRig rig;
    private final List<Long> written = new ArrayList<>();

    @BeforeEach
    void open() {
        rig = new SearchRig(database(), index());
        write(30);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Path index() {
        return folder.resolve("data").resolve("search");
    }

    private void write(int messages) {
        for (var i = 0; i < messages; i++) {
            written.addFirst(rig.write("Where is my parcel number " + written.size() + "?"));
        }
    }

    private void restart() throws Exception {
        rig.close();
        rig = new SearchRig(reopen(), index());
    }

    private void findsAllOnce() throws RefusedFrame {
        assertThat(rig.caughtUp().found("parcel", 50)).isEqualTo(written);
    }

    /// What was written once and never again, with the time of that.
    private Map<Path, Object> segments() throws IOException {
        try (var files = Files.list(index())) {
            return files.filter(file -> file.toString().endsWith(".si"))
                    .collect(
                            Collectors.toMap(file -> file, file -> file.toFile().lastModified()));
        }
    }

    @Test
    void followsTheLog() throws Exception {
        findsAllOnce();
        write(20);
        findsAllOnce();
        assertThat(rig.search.lag()).isZero();
        assertThat(rig.search.failures()).isZero();
    }

    @Test
    void goesOnAfterARestartWithWhatItHas() throws Exception {
        rig.caughtUp();
        rig.close();
        var before = segments();
        assertThat(before).isNotEmpty();
        rig = new SearchRig(reopen(), index());
        findsAllOnce();
        assertThat(segments()).containsAllEntriesOf(before);
        write(20);
        findsAllOnce();
    }

    @Test
    void isMadeAnewWhereItIsMissing() throws Exception {
        rig.caughtUp();
        rig.close();
        try (var files = Files.list(index())) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(index());
        rig = new SearchRig(reopen(), index());
        findsAllOnce();
    }

    @Test
    void isMadeAnewWhereAnyFileIsDamaged() throws Exception {
        rig.caughtUp();
        rig.close();
        List<Path> files;
        try (var all = Files.list(index())) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (var file : files) {
            for (var damage : Damage.values()) {
                if (Files.exists(file)) {
                    damage.to(file);
                    rig = new SearchRig(database(), index());
                    findsAllOnce();
                    rig.close();
                }
            }
        }
    }

    private enum Damage {
        A_BIT {
            @Override
            byte[] of(byte[] content) {
                content[content.length / 2] ^= 4;
                return content;
            }
        },
        CUT {
            @Override
            byte[] of(byte[] content) {
                return Arrays.copyOf(content, content.length / 2);
            }
        },
        EMPTY {
            @Override
            byte[] of(byte[] content) {
                return new byte[0];
            }
        };

        abstract byte[] of(byte[] content);

        void to(Path file) throws IOException {
            Files.write(file, of(Files.readAllBytes(file)));
        }
    }

    @Test
    void isMadeAnewWhereAFileIsLost() throws Exception {
        rig.caughtUp();
        rig.close();
        Path lost;
        try (var all = Files.list(index())) {
            lost = all.filter(file -> file.toString().endsWith(".si"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(lost);
        rig = new SearchRig(reopen(), index());
        findsAllOnce();
    }

    /// A volume of its own has a folder `lost+found`, say.
    @Test
    void isMadeAnewBesideWhatIsNotItsOwn() throws Exception {
        rig.caughtUp();
        rig.close();
        try (var files = Files.list(index())) {
            for (var file : files.filter(it -> !it.endsWith("write.lock")).toList()) {
                Damage.EMPTY.to(file);
            }
        }
        var foreign = Files.createDirectory(index().resolve("lost+found")).resolve("kept");
        Files.writeString(foreign, "kept");
        rig = new SearchRig(reopen(), index());
        findsAllOnce();
        assertThat(foreign).hasContent("kept");
        assertThat(rig.search.failures()).isZero();
    }

    @Test
    void isMadeAnewWhereItsWordsAreOfAnotherVersion() throws Exception {
        rig.caughtUp();
        rig.close();
        try (var directory = FSDirectory.open(index());
                var writer = new IndexWriter(
                        directory, new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE))) {
            var document = new Document();
            document.add(new TextField("text", "parcel", Field.Store.YES));
            writer.addDocument(document);
            writer.setLiveCommitData(
                    Map.of("version", "0", "epoch", rig.journal.head().epoch().toString(), "sequence", "30")
                            .entrySet());
        }
        rig = new SearchRig(reopen(), index());
        findsAllOnce();
    }

    @Test
    void isMadeAnewForAnotherJournal() throws Exception {
        rig.caughtUp();
        rig.close();
        database().jdbi().useHandle(handle -> handle.execute("update journal_head set epoch = ?", UUID.randomUUID()));
        rig = new SearchRig(database(), index());
        findsAllOnce();
        assertThat(rig.find("parcel").upTo()).isEqualTo(rig.journal.head());
    }

    @Test
    void isMadeAnewAfterItsFilesWentAwayUnderIt() throws Exception {
        rig.caughtUp();
        try (var files = Files.list(index())) {
            for (var file : files.filter(it -> !it.endsWith("write.lock")).toList()) {
                Files.delete(file);
            }
        }
        write(3);
        findsAllOnce();
        restart();
        findsAllOnce();
    }

    @Test
    void twoRelaysDoNotShareOneFolder() throws Exception {
        rig.caughtUp();
        try (var second = new SearchRig(database(), index())) {
            Awaitility.await().until(() -> second.search.failures() > 0);
            findsAllOnce();
        }
        write(1);
        findsAllOnce();
    }
}
