package dev.sportello.desktop.tray;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// A picture as trays take it: each point four bytes, alpha, red, green and blue. Public, since the library reads it by
/// reflection.
public final class Pixmap extends Struct {
    static final String TYPE = "(iiay)";

    private static final List<Integer> SIZES = List.of(22, 32, 48);

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] points;

    public Pixmap(int width, int height, byte[] points) {
        this.width = width;
        this.height = height;
        this.points = points;
    }

    /// The icon in several sizes, of which a tray takes the one that fits best.
    ///
    /// @param marked whether something is unread
    static List<Pixmap> icon(boolean marked) {
        return SIZES.stream().map(size -> read(name(size, marked))).toList();
    }

    /// The same, as a file of the kind PNG.
    static byte[] png(int size, boolean marked) {
        try (var file = open(name(size, marked))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int size, boolean marked) {
        return "tray-" + size + (marked ? "-unread" : "") + ".png";
    }

    private static Pixmap read(String name) {
        try (var file = open(name)) {
            var image = new Image(file);
            var width = (int) image.getWidth();
            var height = (int) image.getHeight();
            var argb = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            var points = ByteBuffer.allocate(argb.length * Integer.BYTES);
            for (var point : argb) {
                points.putInt(point);
            }
            return new Pixmap(width, height, points.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Stream.ofNullable(Pixmap.class.getResourceAsStream(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is missing."));
    }
}
