package dev.sportello.desktop.preferences;

import dev.sportello.desktop.disk.DamagedFiles;
import dev.sportello.desktop.disk.FileKind;
import dev.sportello.desktop.disk.OwnFile;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences on disk, as JSON. Reads and writes: not for the FX thread, and for one thread at a time.
///
/// A file of a newer version may have fields and values that this one does not know. They stay as they are until the
/// agent chooses something else here.
final class PreferencesFile {
    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

    private final Codec codec = new Codec();
    private final Path file;
    private final DamagedFiles damaged;
    private Map<String, @Nullable Object> stored = new LinkedHashMap<>();

    /// @param damaged gets a file that cannot be read
    PreferencesFile(Path file, DamagedFiles damaged) {
        this.file = file;
        this.damaged = damaged;
    }

    /// The standard ones where there is no file, or it cannot be read.
    Preferences read() {
        if (!Files.exists(file)) {
            return Preferences.STANDARD;
        }
        try {
            Map<?, ?> object = codec.body(Files.readString(file), Map.class);
            object.forEach((name, value) -> stored.put(String.valueOf(name), value));
            return PreferenceNames.read(stored);
        } catch (RefusedFrame | CharacterCodingException e) {
            LOG.warn("{} holds no preferences; the defaults are used.", file, e);
        } catch (IOException e) {
            LOG.warn("{} cannot be read; the default preferences are used.", file, e);
        }
        damaged.trySetAside(FileKind.PREFERENCES, file, false);
        return Preferences.STANDARD;
    }

    /// Takes the place of the file before, whole or not at all.
    void write(Preferences preferences) throws IOException {
        var next = PreferenceNames.write(preferences, stored);
        new OwnFile(file).write(codec.encode(next));
        stored = next;
    }
}
