package dev.sportello.relay.live;

import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RelayFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What waits for one listener, bounded by bytes. Not thread-safe: guarded by the listener's lock.
///
/// Our own, since the server's queue has no bound, and drops what it cannot send without a word.
final class OutboundQueue {

    /// What waits beside a frame for somebody who keeps up, at most.
    private static final int LITTLE = 16 * 1024;

    private sealed interface Item {
        int bytes();
    }

    private record Frame(String text, int bytes) implements Item {}

    private record Entries(EntryBatch batch) implements Item {
        @Override
        public int bytes() {
            return batch.bytes();
        }
    }

    private final Codec codec;
    private final LiveLimits limits;
    private final int most;
    private final HeldBytes all;
    private final Deque<Item> items = new ArrayDeque<>(4);

    /// The bytes of those items that are longer than a frame, in their order: few, since the queue is bounded.
    private final Deque<Integer> longer = new ArrayDeque<>(1);

    /// Of all items, and of the frame that is under way.
    private int bytes;

    private int underWay;

    /// As [System#nanoTime] counts.
    private long underWaySince;

    /// @param most how many bytes may wait
    /// @param all what waits for all listeners together
    OutboundQueue(Codec codec, LiveLimits limits, int most, HeldBytes all) {
        this.all = all;
        this.codec = codec;
        this.limits = limits;
        this.most = most;
    }

    void add(RelayFrame frame) {
        var text = codec.encode(frame);
        add(new Frame(text, JournalEntry.bytesOf(text)));
    }

    void add(EntryBatch batch) {
        add(new Entries(batch));
    }

    private void add(Item item) {
        items.add(item);
        if (item.bytes() > limits.frame()) {
            longer.add(item.bytes());
        }
        bytes += item.bytes();
        all.take(item.bytes());
    }

    boolean overflows() {
        return bytes > allowed();
    }

    int room() {
        return allowed() - bytes;
    }

    /// Where too much waits for all together, whoever keeps up still has room for a frame and some more. So has an
    /// entry that is longer than a frame: it would be too much each time that its listener comes back.
    private int allowed() {
        var room = all.isFull() ? Math.min(most, limits.frame() + LITTLE) : most;
        var longest = longest();
        return longest > limits.frame() ? Math.max(room, longest + LITTLE) : room;
    }

    /// How long the longest is of what is under way and what waits; not told apart where that fits into a frame.
    private int longest() {
        var longest = underWay;
        for (var each : longer) {
            longest = Math.max(longest, each);
        }
        return longest;
    }

    /// Whether a frame has been under way for longer than any reader may take.
    boolean stalled() {
        return underWay > 0
                && System.nanoTime() - underWaySince > limits.stalled().toNanos();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /// Takes the next frame, with as many entries as are due. It counts as waiting until [#sent].
    @Nullable
    String take() {
        underWaySince = System.nanoTime();
        var first = items.poll();
        if (first != null && first.bytes() > limits.frame()) {
            longer.remove();
        }
        return switch (first) {
            case null -> null;
            case Frame(String text, int size) -> {
                underWay = size;
                yield text;
            }
            case Entries(EntryBatch batch) -> together(batch).frame(codec);
        };
    }

    /// Joins a batch with those behind it that fit into the same frame. Alone, it is the one that all share.
    private EntryBatch together(EntryBatch first) {
        underWay = first.bytes();
        if (!nextFits()) {
            return first;
        }
        var entries = new ArrayList<>(first.entries());
        while (nextFits() && items.poll() instanceof Entries(EntryBatch next)) {
            underWay += next.bytes();
            entries.addAll(next.entries());
        }
        return new EntryBatch(entries);
    }

    private boolean nextFits() {
        return items.peek() instanceof Entries(EntryBatch next) && underWay + next.bytes() <= limits.frame();
    }

    void sent() {
        bytes -= underWay;
        all.giveBack(underWay);
        underWay = 0;
    }

    void clear() {
        items.clear();
        longer.clear();
        all.giveBack(bytes);
        bytes = 0;
        underWay = 0;
    }
}
