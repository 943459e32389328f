package dev.sportello.desktop;

import dev.sportello.desktop.window.PaneWidths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's place on disk, for the next start. Reads and writes: not for the FX thread. What cannot be read or
/// written is not worth a start or an end that fails.
final class WindowFile {
    private static final Logger LOG = LoggerFactory.getLogger(WindowFile.class);

    /// More than any screen has.
    private static final double MOST = 20_000;

    private final Path file;

    WindowFile(Path file) {
        this.file = file;
    }

    WindowPlace read() {
        var values = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("{} cannot be read; the window gets its default size.", file, e);
            }
        }
        var first = WindowPlace.FIRST;
        return new WindowPlace(
                corner(values),
                number(values, "width", WindowPlace.LEAST_WIDTH, first.width()),
                number(values, "height", WindowPlace.LEAST_HEIGHT, first.height()),
                Boolean.parseBoolean(values.getProperty("maximized")),
                new PaneWidths(
                        number(values, "inbox", 1, first.panes().inbox()),
                        number(values, "customer", 1, first.panes().customer())));
    }

    void write(WindowPlace place) {
        var values = new Properties();
        if (place.corner() != null) {
            values.setProperty("x", String.valueOf(place.corner().getX()));
            values.setProperty("y", String.valueOf(place.corner().getY()));
        }
        values.setProperty("width", String.valueOf(place.width()));
        values.setProperty("height", String.valueOf(place.height()));
        values.setProperty("maximized", String.valueOf(place.maximized()));
        values.setProperty("inbox", String.valueOf(place.panes().inbox()));
        values.setProperty("customer", String.valueOf(place.panes().customer()));
        try (var writer = Files.newBufferedWriter(file)) {
            values.store(writer, "How the window stood when it was closed");
        } catch (IOException e) {
            LOG.warn("The window's size cannot be kept in {}.", file, e);
        }
    }

    /// Screens to the left of the first one, or above it, have negative places.
    private static @Nullable Point2D corner(Properties values) {
        var x = number(values, "x", -MOST, Double.NaN);
        var y = number(values, "y", -MOST, Double.NaN);
        return Double.isNaN(x) || Double.isNaN(y) ? null : new Point2D(x, y);
    }

    private static double number(Properties values, String key, double least, double otherwise) {
        try {
            var number = Double.parseDouble(values.getProperty(key, ""));
            return number >= least && number <= MOST ? number : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
