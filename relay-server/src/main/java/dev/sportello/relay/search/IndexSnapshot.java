package dev.sportello.relay.search;

import dev.sportello.model.Position;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;

/// The index as it stands for one position. Thread-safe; its files stay open until it is released and no
/// holder needs it any more.
///
/// @param tools by which its texts were taken apart
record IndexSnapshot(DirectoryReader reader, Position upTo, SearchTools tools) {

    static IndexSnapshot of(IndexWriter writer, Position upTo, SearchTools tools) throws IOException {
        return new IndexSnapshot(DirectoryReader.open(writer), upTo, tools);
    }

    /// The view of what was written since; its reader is the same if that is nothing.
    IndexSnapshot after(IndexWriter writer, Position next) throws IOException {
        var newer = DirectoryReader.openIfChanged(reader, writer);
        return new IndexSnapshot(newer == null ? reader : newer, next, tools);
    }

    /// @return false if it was released before
    boolean hold() {
        return reader.tryIncRef();
    }

    void letGo() throws IOException {
        reader.decRef();
    }

    void release() throws IOException {
        reader.close();
    }
}
