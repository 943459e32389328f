package dev.sportello.desktop.preferences;

import dev.sportello.desktop.disk.OwnFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent's habits on this computer, as they are now and on disk. What cannot be read or kept is learned again. FX
/// thread only, but for making, which reads the file.
public final class KeptHabits {
    private static final Logger LOG = LoggerFactory.getLogger(KeptHabits.class);
    private static final String RECENT = "recentEmoji";
    private static final String TONE = "skinTone";
    private static final String REPLIES = "replies";

    private final Path file;
    private final Executor writer;
    private final ReadOnlyObjectWrapper<Habits> current;

    KeptHabits(Path file, Executor writer) {
        this.file = file;
        this.writer = writer;
        current = new ReadOnlyObjectWrapper<>(read(file));
    }

    public ReadOnlyObjectProperty<Habits> current() {
        return current.getReadOnlyProperty();
    }

    public void change(UnaryOperator<Habits> change) {
        var next = change.apply(current.get());
        if (!next.equals(current.get())) {
            current.set(next);
            writer.execute(() -> write(next));
        }
    }

    private static Habits read(Path file) {
        var stored = new Properties();
        try {
            if (Files.exists(file)) {
                stored.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("What emoji were used last is not known: {}", e.toString());
            return Habits.NONE;
        }
        var recent = stored.getProperty(RECENT, "");
        return new Habits(
                recent.isBlank() ? List.of() : Arrays.asList(recent.split(" ")),
                tone(stored.getProperty(TONE, "")),
                number(stored.getProperty(REPLIES, "0")));
    }

    /// A tone of a newer version is read as none.
    private static SkinTone tone(String name) {
        return Arrays.stream(SkinTone.values())
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElse(SkinTone.PLAIN);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// What a tone is called on disk. Never changed, only added to: every later version reads it.
    private static String name(SkinTone tone) {
        return switch (tone) {
            case PLAIN -> "plain";
            case LIGHT -> "light";
            case MEDIUM_LIGHT -> "medium-light";
            case MEDIUM -> "medium";
            case MEDIUM_DARK -> "medium-dark";
            case DARK -> "dark";
        };
    }

    private void write(Habits habits) {
        var stored = new Properties();
        stored.setProperty(RECENT, String.join(" ", habits.recentEmoji()));
        stored.setProperty(TONE, name(habits.tone()));
        stored.setProperty(REPLIES, Integer.toString(habits.replies()));
        try {
            var text = new StringWriter();
            stored.store(text, null);
            new OwnFile(file).write(text.toString());
        } catch (IOException e) {
            LOG.info("What emoji were used last is not kept: {}", e.toString());
        }
    }
}
