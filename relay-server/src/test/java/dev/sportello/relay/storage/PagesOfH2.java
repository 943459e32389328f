package dev.sportello.relay.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.compress.CompressLZF;
import org.h2.mvstore.DataUtils;

/// What stands in the pages of H2's file once they are decompressed, whether anything refers to them or not.
///
/// Follows the format of H2 2.4 (`org.h2.mvstore.Chunk` and `Page`): a chunk begins at a block with a line of text,
/// and its pages follow one another.
public final class PagesOfH2 {
    private static final int BLOCK = 4_096;
    private static final String CHUNK = "chunk:";
    private static final int NODE = 1;
    private static final int COMPRESSED = 2;

    /// All bytes of all pages, each as one character.
    public static String read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var text = new StringBuilder();
        for (var block = 0; block < bytes.length; block += BLOCK) {
            var line = new String(bytes, block, Math.min(BLOCK, bytes.length - block), ISO_8859_1);
            if (line.startsWith(CHUNK) && line.contains("\n")) {
                var header =
                        DataUtils.parseMap(line.substring(0, line.indexOf('\n')).strip());
                var pages = ByteBuffer.wrap(bytes).position(block + line.indexOf('\n') + 1);
                readAll(pages, Integer.parseInt(header.getOrDefault("pages", "0"), 16), text);
            }
        }
        return text.toString();
    }

    private static void readAll(ByteBuffer pages, int count, StringBuilder into) {
        try {
            for (var page = 0; page < count; page++) {
                var start = pages.position();
                var end = start + pages.getInt();
                read(pages.position(start + Integer.BYTES + Short.BYTES), end, into);
                pages.position(end);
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException overwritten) {
            // A newer chunk stands where the end of this one stood.
            into.append('\n');
        }
    }

    private static void read(ByteBuffer page, int end, StringBuilder into) {
        var _ = DataUtils.readVarInt(page);
        var _ = DataUtils.readVarInt(page);
        var keys = DataUtils.readVarInt(page);
        var type = page.get();
        if ((type & NODE) != 0) {
            page.position(page.position() + (keys + 1) * Long.BYTES);
            for (var child = 0; child <= keys; child++) {
                var _ = DataUtils.readVarLong(page);
            }
        }
        if ((type & COMPRESSED) == 0) {
            into.append(new String(page.array(), page.position(), end - page.position(), ISO_8859_1));
            return;
        }
        var saved = DataUtils.readVarInt(page);
        var length = end - page.position();
        var content = new byte[length + saved];
        new CompressLZF().expand(page.array(), page.position(), length, content, 0, content.length);
        into.append(new String(content, ISO_8859_1));
    }

    private PagesOfH2() {}
}
