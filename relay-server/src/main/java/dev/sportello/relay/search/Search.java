package dev.sportello.relay.search;

import dev.sportello.model.Position;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Follower;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.journal.Journal;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.SearchBodies.Hit;
import dev.sportello.wire.SearchBodies.SearchPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds messages and shoppers' names by their words, newest first. Thread-safe.
///
/// Searches run on a few threads of their own: however many ask, messages go on.
public final class Search implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int AT_ONCE = 2;
    private static final int WAITING = 64;

    private final SearchDocuments documents;
    private final SearchIndex index;
    private final Follower follower;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("search-", 0).daemon().factory());

    private Search(Journal journal, Path folder, Codec codec, Backoff backoff) {
        documents = new SearchDocuments(codec);
        index = new SearchIndex(folder, codec);
        follower = Follower.idle("search", journal, index, backoff);
    }

    /// Begins to follow a journal. The index is opened, checked and caught up in the background.
    ///
    /// @param folder the index's own; made if there is none
    public static Search start(Journal journal, Path folder, Codec codec, Backoff backoff) {
        var search = new Search(journal, folder, codec, backoff);
        search.follow();
        return search;
    }

    /// A search in the relay's journal that shows in the metrics how it does. It does nothing until it is told to
    /// [#follow].
    ///
    /// @param folder the index's own; made if there is none
    public static Search open(Foundation foundation, Path folder) {
        var backoff = Backoff.standard(foundation.random());
        var search = new Search(foundation.journal(), folder, foundation.codec(), backoff);
        foundation.metrics().follower("search", search, Search::lag, Search::failures);
        return foundation.lifetime().owns(search);
    }

    /// Begins to follow the journal. Called once; the index is opened, checked and caught up in the background.
    public void follow() {
        follower.begin();
    }

    /// One page of what was found.
    ///
    /// @param text as typed: words, "phrases", the beginning of a last word
    /// @param after the `next` of the page before; null for the first page
    /// @throws RefusedFrame `input-invalid`, or `busy` while the index is being opened or too many search
    public SearchPage find(String text, @Nullable String after, int limit) throws RefusedFrame {
        var searching = submit(() -> search(text, after, limit));
        try {
            return searching.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedFrame refused) {
                throw refused;
            }
            LOG.warn("A search failed; the index is looked through.", e.getCause());
            follower.lookAgain();
            throw new RefusedFrame(ErrorKind.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedFrame(ErrorKind.BUSY);
        }
    }

    private Future<SearchPage> submit(Callable<SearchPage> search) throws RefusedFrame {
        try {
            return threads.submit(search);
        } catch (RejectedExecutionException e) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
    }

    private SearchPage search(String text, @Nullable String after, int limit) throws RefusedFrame, IOException {
        var view = held();
        try {
            var query = view.tools().queries().parse(text, view.reader());
            return page(view, query, SearchCursor.decode(after, view.upTo().epoch()), limit);
        } finally {
            view.letGo();
        }
    }

    private IndexSnapshot held() throws RefusedFrame {
        for (var view = index.view(); view != null; view = index.view()) {
            if (view.hold()) {
                return view;
            }
        }
        throw new RefusedFrame(ErrorKind.BUSY);
    }

    private SearchPage page(IndexSnapshot view, Query query, long before, int limit) throws IOException {
        var within = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(SearchDocuments.before(before), Occur.FILTER)
                .build();
        var searcher = new IndexSearcher(view.reader());
        // One more tells whether there is another page; that nothing beyond is counted ends a search early.
        var collect = new TopFieldCollectorManager(new Sort(SearchDocuments.NEWEST_FIRST), limit + 1, 1);
        var top = searcher.search(before == Long.MAX_VALUE ? query : within, collect).scoreDocs;
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>();
        for (var i = 0; i < Math.min(limit, top.length); i++) {
            var found = documents.read(stored.document(top[i].doc));
            hits.add(new Hit(
                    found.ticket(),
                    found.sequence(),
                    found.at(),
                    found.author(),
                    view.tools().snippets().of(found.text(), query)));
        }
        var next = top.length > limit
                ? SearchCursor.encode(
                        new Position(view.upTo().epoch(), hits.getLast().sequence()))
                : null;
        return new SearchPage(hits, view.upTo(), next);
    }

    /// Deletes an index that no relay uses. The next start rebuilds it from the log.
    ///
    /// @throws IOException if it cannot be deleted, or a relay uses it
    public static void discard(Path folder) throws IOException {
        new SearchFiles(folder).delete();
    }

    /// How many sequence numbers the index is behind the journal.
    public long lag() {
        return follower.lag();
    }

    /// How often the index has failed and tried again.
    public long failures() {
        return follower.failures();
    }

    /// Ends searches and follower, and brings what is indexed to the disk.
    @Override
    public void close() {
        threads.close();
        follower.close();
        index.close();
    }
}
