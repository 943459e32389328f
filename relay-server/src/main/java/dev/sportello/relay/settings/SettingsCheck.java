package dev.sportello.relay.settings;

import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.util.List;

/// Whether the settings that are stored can be read. Stateless.
public final class SettingsCheck {

    /// @return what is wrong, each as a sentence; none where there are none yet
    public static List<String> problems(Database database, Codec codec) {
        try {
            int _ = database.jdbi().withHandle(new SettingsTable(codec)::readable);
            return List.of();
        } catch (RuntimeException e) {
            return List.of("The settings cannot be read: " + e.getMessage());
        }
    }

    private SettingsCheck() {}
}
