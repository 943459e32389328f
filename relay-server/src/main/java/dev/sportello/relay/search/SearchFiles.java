package dev.sportello.relay.search;

import dev.sportello.model.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index's files, and what they say of themselves. For one thread.
final class SearchFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFiles.class);
    private static final String EPOCH = "epoch";
    private static final String SEQUENCE = "sequence";
    private static final String VERSION = "version";
    private static final String TO_BE_MERGED = "to-be-merged";

    /// What is written between two looks is small, and stays in memory until it is merged.
    private static final double CACHED_SEGMENT_MB = 4;

    private static final double CACHED_MB = 16;
    private static final double BUFFER_MB = 16;

    /// Says at Lucene's first use which options of the JVM would make it faster: for its developers. A logger that
    /// nobody keeps forgets its level.
    private static final java.util.logging.Logger HINTS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private final Path folder;

    SearchFiles(Path folder) {
        this.folder = folder;
    }

    /// Reads all files once, to find out whether they are whole.
    ///
    /// @return the position that they stand for; null where there are none, or none that can be used
    /// @throws IOException if another process writes to them
    @Nullable
    Position check() throws IOException {
        HINTS.setLevel(Level.SEVERE);
        Files.createDirectories(folder);
        try (var directory = FSDirectory.open(folder);
                var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            return DirectoryReader.indexExists(directory) ? read(directory) : null;
        }
    }

    private static @Nullable Position read(FSDirectory directory) {
        try (var reader = DirectoryReader.open(directory)) {
            var said = reader.getIndexCommit().getUserData();
            if (!FoldingAnalyzer.VERSION.equals(said.get(VERSION))) {
                LOG.info("The search index is of another version: {}.", said.get(VERSION));
                return null;
            }
            for (var leaf : reader.leaves()) {
                ((CodecReader) leaf.reader()).checkIntegrity();
            }
            return new Position(
                    UUID.fromString(String.valueOf(said.get(EPOCH))),
                    Long.parseLong(String.valueOf(said.get(SEQUENCE))));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index cannot be read.", e);
            return null;
        }
    }

    /// Deletes all files, unless another process writes to them. Lucene makes no folders: one that is there is not the
    /// index's.
    void delete() throws IOException {
        Files.createDirectories(folder);
        try (var directory = FSDirectory.open(folder);
                var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
                var all = Files.newDirectoryStream(
                        folder, file -> !file.endsWith(IndexWriter.WRITE_LOCK_NAME) && !Files.isDirectory(file))) {
            for (var file : all) {
                Files.delete(file);
            }
        }
    }

    /// Opens them for writing; begins an index where there is none.
    IndexWriter open(FoldingAnalyzer analyzer) throws IOException {
        var config = new IndexWriterConfig(analyzer)
                .setIndexSort(new Sort(SearchDocuments.NEWEST_FIRST))
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
                .setMergeScheduler(oneAtATime());
        var directory = new NRTCachingDirectory(FSDirectory.open(folder), CACHED_SEGMENT_MB, CACHED_MB);
        return new IndexWriter(directory, config);
    }

    private static ConcurrentMergeScheduler oneAtATime() {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(2, 1);
        return merges;
    }

    /// Forces all to the disk, with the position that it stands for.
    void commit(IndexWriter writer, Position at) throws IOException {
        commit(writer, at, false);
    }

    /// Does so, and says that what is deleted still stands in the files: it is merged away next.
    void commitBeforeMerge(IndexWriter writer, Position at) throws IOException {
        commit(writer, at, true);
    }

    private static void commit(IndexWriter writer, Position at, boolean toBeMerged) throws IOException {
        var say = Map.of(
                VERSION, FoldingAnalyzer.VERSION,
                EPOCH, at.epoch().toString(),
                SEQUENCE, String.valueOf(at.sequence()),
                TO_BE_MERGED, String.valueOf(toBeMerged));
        writer.setLiveCommitData(say.entrySet());
        var _ = writer.commit();
    }

    /// Whether the last commit came before a merge that has not ended.
    static boolean areToBeMerged(IndexWriter writer) {
        for (var said : writer.getLiveCommitData()) {
            if (said.getKey().equals(TO_BE_MERGED)) {
                return Boolean.parseBoolean(said.getValue());
            }
        }
        return false;
    }
}
