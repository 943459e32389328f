package dev.sportello.desktop.preferences;

import dev.sportello.desktop.disk.DamagedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agent's preferences, as they hold now and as they are kept on disk. FX thread only, but for making and closing,
/// which read the file and wait for it.
public final class KeptPreferences implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPreferences.class);

    private final PreferencesFile file;
    private final ReadOnlyObjectWrapper<Preferences> current;
    private final KeptHabits habits;
    // One thread: the last choice is the last that is written.
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("preferences").factory());

    /// @param damaged gets a file that cannot be read
    public KeptPreferences(Path path, DamagedFiles damaged) {
        file = new PreferencesFile(path, damaged);
        current = new ReadOnlyObjectWrapper<>(file.read());
        habits = new KeptHabits(path.resolveSibling("habits.properties"), writer);
    }

    public ReadOnlyObjectProperty<Preferences> current() {
        return current.getReadOnlyProperty();
    }

    /// What the program has learned of its agent beside them.
    public KeptHabits habits() {
        return habits;
    }

    /// Changes what holds, at once, and keeps it.
    ///
    /// @return completes on a background thread, with whether it is on disk
    public CompletableFuture<Boolean> change(UnaryOperator<Preferences> choice) {
        var next = choice.apply(current.get());
        current.set(next);
        return CompletableFuture.supplyAsync(() -> write(next), writer);
    }

    /// Returns when the last choice is on disk.
    @Override
    public void close() {
        writer.close();
    }

    private boolean write(Preferences next) {
        try {
            file.write(next);
            return true;
        } catch (IOException e) {
            LOG.warn("The preferences cannot be kept.", e);
            return false;
        }
    }
}
