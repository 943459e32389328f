package dev.sportello.relay.http;

import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes the JSON bodies of requests and answers. Immutable and thread-safe.
public record Bodies(Codec codec) {
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

    /// The body of a request.
    ///
    /// @throws RefusedFrame with the named error, if it is not of that type
    public <T> T read(Context ctx, Class<T> type) throws RefusedFrame {
        return codec.request(text(ctx), type);
    }

    /// The body of a request as it came. Bytes that are no text are refused, not replaced: a password or a message
    /// would be kept as another one than was sent.
    public static String text(Context ctx) throws RefusedFrame {
        var bytes = ctx.bodyAsBytes();
        if (bytes.length == 0) {
            throw new RefusedFrame(ErrorKind.MALFORMED, "Send a JSON object as the body.", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedFrame(ErrorKind.MALFORMED, "Send the body as text in UTF-8.", null);
        }
    }

    /// Takes what was not read of a request's body. Where a request is refused, this waits for the body: whoever
    /// still sends it would find the connection closed, and might never read why. A longer rest than a body may
    /// have is not waited for, nor one that is sent only when asked for, nor one of a request that was answered
    /// without it. Where any of it is left the connection ends, and the answer says so: a client would otherwise
    /// lose what it sends next.
    ///
    /// @param most the longest body, in bytes
    static void finish(Context ctx, long most) {
        if (ctx.req().getContentLengthLong() <= 0 && ctx.header("Transfer-Encoding") == null) {
            return;
        }
        try {
            if (!finished(ctx, most)) {
                ctx.header("Connection", "close");
            }
        } catch (IOException e) {
            LOG.debug("Whoever sent a body has gone.", e);
        }
    }

    private static boolean finished(Context ctx, long most) throws IOException {
        // To read such a body is to ask for it.
        if (ctx.header("Expect") != null) {
            return false;
        }
        if (ctx.statusCode() >= 400) {
            ctx.req().getInputStream().skip(most);
        }
        return ServletContextRequest.getServletContextRequest(ctx.req()).consumeAvailable();
    }

    /// Answers with a document of JSON:API, whose type has no parameters.
    public void writeDocument(Context ctx, Object document) {
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("application/vnd.api+json");
        ctx.result(codec.encode(document).getBytes(StandardCharsets.UTF_8));
    }

    /// Answers with a value as JSON. What the relay knows is for the asker alone and only now: nobody may store it.
    public void write(Context ctx, Object value) {
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("application/json; charset=utf-8");
        ctx.result(codec.encode(value));
    }
}
