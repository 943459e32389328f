package dev.sportello.desktop.ui;

import dev.sportello.logo.Logo;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.jspecify.annotations.Nullable;

/// Pictures as logos, and logos as pictures. May be used on any thread.
public final class LogoPicture {
    /// The largest file that is looked at.
    static final long MOST_BYTES = 5L * 1024 * 1024;

    /// What of a picture can be a logo: decoded, made as large as fits, and put into the middle.
    ///
    /// @return null for what is too large, or no picture that can be read. May block
    public static @Nullable String read(File file) {
        try {
            if (file.length() > MOST_BYTES) {
                return null;
            }
            try (var in = Files.newInputStream(file.toPath())) {
                var image = new Image(in, Logo.SIZE, Logo.SIZE, true, true);
                return image.isError() || image.getWidth() < 1 || image.getHeight() < 1 ? null : Logo.of(pixels(image));
            }
        } catch (IOException e) {
            return null;
        }
    }

    private static int[] pixels(Image image) {
        var width = Math.min(Logo.SIZE, (int) image.getWidth());
        var height = Math.min(Logo.SIZE, (int) image.getHeight());
        var pixels = new int[Logo.SIZE * Logo.SIZE];
        var first = (Logo.SIZE - height) / 2 * Logo.SIZE + (Logo.SIZE - width) / 2;
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, first, Logo.SIZE);
        return pixels;
    }

    /// @return null for what is no logo
    public static @Nullable Image image(@Nullable String logo) {
        var bytes = logo == null ? null : Logo.bytes(logo);
        return bytes == null ? null : new Image(new ByteArrayInputStream(bytes));
    }

    private LogoPicture() {}
}
