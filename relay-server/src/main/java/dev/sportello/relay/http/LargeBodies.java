package dev.sportello.relay.http;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads bodies of programs that are larger than the frames of people. They have room of their own, for all of them
/// together: who sends many at once makes other programs wait, and never a chat. Thread-safe.
///
/// @param room how many bytes may be held
public record LargeBodies(HeldBytes room) {
    private static final String MOST = "most-of-the-body";

    private static final int PIECE = 16 * 1024;

    /// A body, and the room that it takes until it is closed.
    public record Body(byte[] bytes, HeldBytes room, long taken) implements AutoCloseable {

        @Override
        public void close() {
            room.giveBack(taken);
        }
    }

    /// Says how long a body a route takes. Whoever is refused before it is read gets the answer when it has been sent.
    ///
    /// @param most the longest, in bytes
    public static void allow(Context ctx, int most) {
        ctx.attribute(MOST, (long) most);
    }

    /// The whole body as it came.
    ///
    /// @param most the longest, in bytes
    /// @throws RefusedFrame if it is longer, or there is no room for it now
    /// @throws IOException if whoever sends it has gone
    public Body read(Context ctx, int most) throws RefusedFrame, IOException {
        allow(ctx, most);
        var length = ctx.req().getContentLengthLong();
        if (length > most) {
            throw tooLarge(most);
        }
        var bytes = new ByteArrayOutputStream();
        try {
            copy(ctx.req().getInputStream(), bytes, most);
            return new Body(bytes.toByteArray(), room, bytes.size());
        } catch (IOException | RefusedFrame | RuntimeException e) {
            room.giveBack(bytes.size());
            throw e;
        }
    }

    /// Takes room for what has arrived, and not for what was announced: to announce much costs nothing.
    private void copy(InputStream from, ByteArrayOutputStream to, int most) throws RefusedFrame, IOException {
        var piece = new byte[PIECE];
        for (var read = from.read(piece); read >= 0; read = from.read(piece)) {
            if (to.size() + read > most) {
                throw tooLarge(most);
            }
            if (!room.tryTake(read)) {
                throw new RefusedFrame(ErrorKind.BUSY);
            }
            to.write(piece, 0, read);
        }
    }

    /// How much of a body that was refused is waited for: whoever still sends it would never read why.
    ///
    /// @param usual of all other routes
    static long most(Context ctx, long usual) {
        @Nullable Long larger = ctx.attribute(MOST);
        return larger == null ? usual : 2 * larger;
    }

    private static RefusedFrame tooLarge(int most) {
        return new RefusedFrame(ErrorKind.TOO_LARGE, "A body has at most " + most + " bytes here.", null);
    }
}
