package dev.sportello.relay.search;

import dev.sportello.model.Change;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Position;
import dev.sportello.relay.follow.Sink;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The full-text index as a follower's sink: what is made of the entries, and up to which position. Only the
/// follower's thread writes; any thread may search in the newest [IndexSnapshot].
///
/// The position is part of what Lucene commits, so that both are always of one moment. Commits are far apart: what
/// was not committed when the relay was killed comes again from the log.
final class SearchIndex implements Sink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(30);
    private static final int COMMIT_EVERY_DOCUMENTS = 50_000;

    /// While more is known to come: each new view writes a file, and many small ones have to be merged.
    private static final Duration SHOW_EVERY = Duration.ofSeconds(1);

    private final SearchFiles files;
    private final SearchDocuments documents;
    private @Nullable SearchTools tools;
    private @Nullable IndexWriter writer;
    private volatile @Nullable IndexSnapshot view;

    /// What the writer holds; the view may be older. Null in the middle of a batch, of which nothing is committed.
    private volatile @Nullable Position taken;

    private long shownAt;
    private long committedAt;
    private int uncommitted;

    /// @param folder the index's own; what it finds there and cannot read, it deletes
    SearchIndex(Path folder, Codec codec) {
        files = new SearchFiles(folder);
        documents = new SearchDocuments(codec);
    }

    /// What can be searched now; null while there is nothing, since the index is being opened.
    @Nullable
    IndexSnapshot view() {
        return view;
    }

    @Override
    public @Nullable Position position() throws IOException {
        rollback();
        var kept = files.check();
        if (kept != null) {
            mergeWhatWasLeft(open(kept), kept);
        }
        return kept;
    }

    @Override
    public Position begin(Position head) throws IOException {
        rollback();
        LOG.info("The search index is rebuilt from the log.");
        files.delete();
        var start = new Position(head.epoch(), 0);
        var _ = open(start);
        commit(start);
        return start;
    }

    private void mergeWhatWasLeft(IndexWriter into, Position at) throws IOException {
        if (SearchFiles.areToBeMerged(into)) {
            // Until then an end commits nothing: the next start would not know that there is something to merge.
            taken = null;
            into.forceMergeDeletes();
            taken = at;
            commit(at);
        }
    }

    private IndexWriter open(Position at) throws IOException {
        var with = tools == null ? SearchTools.load() : tools;
        tools = with;
        var opened = files.open(with.analyzer());
        writer = opened;
        committedAt = System.nanoTime();
        shownAt = committedAt;
        taken = at;
        view = IndexSnapshot.of(opened, at, with);
        return opened;
    }

    @Override
    public Position take(List<Entry> entries, Position upTo) throws IOException {
        var into = Objects.requireNonNull(writer, "The position is asked for first.");
        var erased = false;
        taken = null;
        for (var entry : entries) {
            if (entry.change() instanceof Change.Erases change) {
                var _ = into.deleteDocuments(SearchDocuments.ofTickets(change.tickets()));
                erased = true;
            }
            var document = document(entry);
            if (document != null) {
                into.addDocument(document);
                uncommitted++;
            }
        }
        if (erased) {
            // What is deleted stands in the files until their parts are merged. That takes long, and nobody finds it
            // meanwhile, nor after an end in the middle of it.
            show(into, upTo);
            files.commitBeforeMerge(into, upTo);
            into.forceMergeDeletes();
        }
        taken = upTo;
        if (erased || System.nanoTime() - shownAt > SHOW_EVERY.toNanos()) {
            show(into, upTo);
        }
        if (erased
                || uncommitted > COMMIT_EVERY_DOCUMENTS
                || System.nanoTime() - committedAt > COMMIT_EVERY.toNanos()) {
            commit(upTo);
        }
        return upTo;
    }

    @Override
    public void caughtUp() throws IOException {
        show(
                Objects.requireNonNull(writer, "The position is asked for first."),
                Objects.requireNonNull(taken, "A writer has a position."));
    }

    /// The newer view stands before the older is released: who cannot hold that one finds this.
    private void show(IndexWriter into, Position upTo) throws IOException {
        var before = Objects.requireNonNull(view, "A writer has a view.");
        var after = before.after(into, upTo);
        view = after;
        if (!after.reader().equals(before.reader())) {
            before.release();
        }
        shownAt = System.nanoTime();
    }

    /// All other changes have no text of their own.
    private @Nullable Document document(Entry entry) {
        return switch (entry.change()) {
            case Change.EmailAdded(Message message, Email email) ->
                documents.of(entry, message.author(), email.subject() + "\n" + message.text());
            case Change.HasText said ->
                documents.of(entry, said.message().author(), said.message().text());
            case Change.TicketOpened opened -> documents.of(entry, null, opened.shopperName());
            case Change _ -> null;
        };
    }

    private void commit(Position at) throws IOException {
        files.commit(Objects.requireNonNull(writer), at);
        committedAt = System.nanoTime();
        uncommitted = 0;
    }

    /// Lets go of what is open; what was not committed comes again.
    private void rollback() throws IOException {
        var old = view;
        view = null;
        if (old != null) {
            old.release();
        }
        var open = writer;
        writer = null;
        taken = null;
        uncommitted = 0;
        if (open != null) {
            open.rollback();
        }
    }

    /// Commits, when the follower has ended. What cannot be committed comes again from the log.
    @Override
    public void close() {
        var last = taken;
        try {
            if (last != null && writer != null && writer.isOpen()) {
                commit(last);
            }
            rollback();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index could not be written to the disk; what is missing will be indexed again.", e);
        }
    }
}
