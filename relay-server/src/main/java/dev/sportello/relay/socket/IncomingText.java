package dev.sportello.relay.socket;

import dev.sportello.relay.http.HeldBytes;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.nio.charset.StandardCharsets;

/// The frame that is under way on one socket, of which pieces have come. Bounded by itself, and together with those of
/// all others. Thread-safe: guarded by its own lock.
final class IncomingText {
    private final HeldBytes all;
    private StringBuilder pieces = new StringBuilder(0);
    private int bytes;

    /// @param all what all clients together have under way
    IncomingText(HeldBytes all) {
        this.all = all;
    }

    /// Adds a piece.
    ///
    /// @param most how many bytes of UTF-8 the frame may have
    /// @throws RefusedFrame `too-large`; `busy` where the frames of all have no room for this one
    synchronized void add(String piece, int most) throws RefusedFrame {
        var more = piece.getBytes(StandardCharsets.UTF_8).length;
        if (bytes + more > most) {
            drop();
            throw new RefusedFrame(ErrorKind.TOO_LARGE);
        }
        if (!all.tryTake(more)) {
            drop();
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        bytes += more;
        pieces.append(piece);
    }

    /// The whole frame; the next piece begins another.
    synchronized String take() {
        var text = pieces.toString();
        drop();
        return text;
    }

    /// Forgets what has come.
    synchronized void drop() {
        all.giveBack(bytes);
        bytes = 0;
        pieces = new StringBuilder(0);
    }
}
