package dev.sportello.relay.bulk;

/// What a dry run has counted as new already, since nothing of it is kept. Of very many it forgets which they were. For
/// one thread.
final class Seen {
    private static final int MOST = 1_000_000;

    private final long[] hashes = new long[2 * MOST];
    private int count;

    /// Whether it comes for the first time; of what comes behind the first million always.
    boolean isFirst(String what) {
        var hash = hash(what);
        var at = (int) Long.remainderUnsigned(hash, hashes.length);
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = (at + 1) % hashes.length;
        }
        if (hashes[at] == hash) {
            return false;
        }
        if (count < MOST) {
            hashes[at] = hash;
            count++;
        }
        return true;
    }

    /// Whether all were remembered.
    boolean isExact() {
        return count < MOST;
    }

    /// FNV-1a.
    private static long hash(String what) {
        var hash = 0xcbf29ce484222325L;
        for (var at = 0; at < what.length(); at++) {
            hash = (hash ^ what.charAt(at)) * 0x100000001b3L;
        }
        var mixed = hash ^ hash >>> 29;
        return mixed == 0 ? 1 : mixed;
    }
}
