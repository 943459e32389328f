package dev.sportello.desktop;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which of our source files ran since the last look, as JaCoCo's agent in this JVM counts it. Only while the tests run
/// with that agent.
final class CrossedFiles {
    private static final int HEADER = 0x01;
    private static final int SESSION = 0x10;
    private static final int CLASS = 0x11;

    static boolean canBeCounted() {
        return agent() != null;
    }

    private static @Nullable Class<?> agent() {
        try {
            return Class.forName("org.jacoco.agent.rt.RT");
        } catch (ClassNotFoundException notThere) {
            return null;
        }
    }

    /// Forgets what ran until now.
    static void reset() throws IOException {
        var _ = data();
    }

    /// The files of classes of which a line ran since the last reset, such as `relay/ticket/Tickets`.
    static SortedSet<String> since() throws IOException {
        var files = new TreeSet<String>();
        var in = new DataInputStream(new ByteArrayInputStream(data()));
        while (in.available() > 0) {
            switch (in.readByte()) {
                // Magic number and version.
                case HEADER -> in.skipNBytes(4);
                case SESSION -> {
                    var _ = in.readUTF();
                    in.skipNBytes(16);
                }
                case CLASS -> {
                    in.skipNBytes(8);
                    files.add(in.readUTF().replaceFirst("^dev/sportello/", "").replaceFirst("\\$.*", ""));
                    in.skipNBytes((size(in) + 7) / 8);
                }
                default -> throw new IOException("not JaCoCo's format");
            }
        }
        return files;
    }

    /// A number of seven bits a byte, the lowest first.
    private static int size(DataInputStream in) throws IOException {
        var size = 0;
        var more = true;
        for (var shift = 0; more; shift += 7) {
            var next = in.readUnsignedByte();
            size |= (next & 0x7F) << shift;
            more = (next & 0x80) != 0;
        }
        return size;
    }

    private static byte[] data() throws IOException {
        try {
            var runtime = agent();
            if (runtime == null) {
                throw new IOException("JaCoCo's agent is not in this JVM.");
            }
            var agent = runtime.getMethod("getAgent").invoke(null);
            var type = Class.forName("org.jacoco.agent.rt.IAgent");
            return (byte[]) type.getMethod("getExecutionData", boolean.class).invoke(agent, true);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IOException(e);
        }
    }

    private CrossedFiles() {}
}
