package dev.sportello.relay.ticket;

import dev.sportello.relay.journal.EntryRef;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The entries of a ticket that one page of its index names, as bytes: for each entry what it is for, how much
/// larger its sequence number is than that of the one before it, and likewise its row. Numbers are written in
/// groups of seven bits, the lowest first, with the eighth bit set in all but the last (LEB128).
final class EntryRefs {
    private static final int IN_THREAD = 1;
    private static final int FOR_SHOPPER = 2;

    /// @param inThread whether it shows in the thread
    /// @param forShopper whether the shopper may know of it while the ticket lives
    record Indexed(EntryRef ref, boolean inThread, boolean forShopper) {
        long sequence() {
            return ref.sequence();
        }
    }

    static byte[] encode(List<Indexed> entries) {
        var bytes = new ByteArrayOutputStream(8 * entries.size() + 8);
        var before = new EntryRef(0, 0);
        for (var entry : entries) {
            bytes.write((entry.inThread() ? IN_THREAD : 0) | (entry.forShopper() ? FOR_SHOPPER : 0));
            write(bytes, entry.ref().sequence() - before.sequence());
            write(bytes, entry.ref().row() - before.row());
            before = entry.ref();
        }
        return bytes.toByteArray();
    }

    static List<Indexed> decode(byte[] page) {
        var bytes = ByteBuffer.wrap(page);
        var entries = new ArrayList<Indexed>();
        var before = new EntryRef(0, 0);
        while (bytes.hasRemaining()) {
            var flags = bytes.get();
            before = new EntryRef(before.sequence() + read(bytes), before.row() + read(bytes));
            entries.add(new Indexed(before, (flags & IN_THREAD) != 0, (flags & FOR_SHOPPER) != 0));
        }
        return entries;
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        var rest = number;
        while (rest > 0x7f) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long read(ByteBuffer bytes) {
        var number = 0L;
        for (var shift = 0; ; shift += 7) {
            var group = bytes.get();
            number |= (long) (group & 0x7f) << shift;
            if (group >= 0) {
                return number;
            }
        }
    }

    private EntryRefs() {}
}
