package dev.sportello.wire;

import dev.sportello.model.Agent;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One recorded JSON text.
///
/// @param path in the folder of the samples, such as `entry/ticket-opened.json`
record Sample(String path, String text) {
    static final Path FOLDER = Path.of("src/test/resources/samples");

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("agent", Agent.class),
            Map.entry("client-frame", ClientFrame.class),
            Map.entry("entry", Entry.class),
            Map.entry("message", Message.class),
            Map.entry("party", Party.class),
            Map.entry("relay-frame", RelayFrame.class),
            Map.entry("settings-page", SettingsPage.class),
            Map.entry("status", Status.class),
            Map.entry("ticket", Ticket.class));

    static List<Sample> all() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Sample::of)
                    .toList();
        }
    }

    private static Sample of(Path file) {
        try {
            return new Sample(
                    FOLDER.relativize(file).toString().replace('\\', '/'),
                    Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder says what it is a sample of.
    String folder() {
        return path.substring(0, path.indexOf('/'));
    }

    /// The file's name without its ending.
    String name() {
        return path.substring(path.indexOf('/') + 1, path.length() - ".json".length());
    }

    /// What the text holds; of a body its file's name says which, up to the first hyphen.
    Class<?> type() {
        return folder().equals("body")
                ? ProtocolExample.body(name().replaceFirst("-.*", ""))
                : Objects.requireNonNull(TYPES.get(folder()), folder());
    }

    @Override
    public String toString() {
        return path;
    }
}
