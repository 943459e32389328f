package dev.sportello.relay.live;

import java.util.List;

/// The entries that a listener's queue was given: each once and in order, whether they were read from the journal or
/// published. Guarded by the listener's lock.
///
/// What is published while a chunk is read waits in [#ahead]. When the chunk has brought the listener to the head,
/// what lies ahead of that head follows it: nothing is skipped, nothing queued twice.
final class QueuedEntries {
    private final OutboundQueue queue;
    private final CatchUpBuffer ahead = new CatchUpBuffer();

    /// Up to where all that concerns the listener was queued.
    private long position;

    QueuedEntries(OutboundQueue queue) {
        this.queue = queue;
    }

    long position() {
        return position;
    }

    void beginAfter(long sequence) {
        position = sequence;
    }

    /// Queues what was published, less what was queued already.
    void add(EntryBatch batch) {
        if (batch.first() > position) {
            queue.add(batch);
        } else if (batch.last() > position) {
            queue.add(new EntryBatch(batch.after(position)));
        }
        position = Math.max(position, batch.last());
    }

    /// From here on [#keep] keeps what is published: so it comes before the head is noted up to which a chunk is read.
    ///
    /// @return after which entry the chunk begins
    long beginChunk() {
        ahead.begin();
        return position;
    }

    /// Keeps what is published meanwhile, as far as there is room for it.
    void keep(List<EntryBatch> batches) {
        batches.forEach(batch -> ahead.add(batch, queue.room() / 2));
    }

    /// Queues a chunk.
    ///
    /// @param head up to where it was read
    /// @return whether nothing lies between the chunk's end and what was kept meanwhile
    boolean endChunk(Replay.Chunk chunk, long head) {
        if (!chunk.entries().isEmpty()) {
            queue.add(new EntryBatch(chunk.entries()));
            position = chunk.entries().getLast().sequence();
        }
        if (!chunk.complete()) {
            return false;
        }
        position = Math.max(position, head);
        return ahead.complete();
    }

    /// Queues what was kept.
    void takeKept() {
        var published = ahead.take();
        if (!published.isEmpty()) {
            add(new EntryBatch(published));
        }
    }

    void forgetKept() {
        ahead.begin();
    }
}
