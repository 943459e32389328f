package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// The migrations that a release has brought to shops, by the SHA-256 of each: never changed and never taken away.
///
/// @param list lines as `sha256sum` prints them; blank ones and those with `#` are skipped
/// @param folder of the migrations as they are now
record ReleasedMigrations(Path list, Path folder) {

    /// What was done to a released migration, or put among them; empty when nothing was.
    List<String> problems() throws IOException {
        var released = new TreeMap<String, String>();
        for (var line : Files.readAllLines(list)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.strip().split("\\s+\\*?", 2);
                released.put(parts[1], parts[0]);
            }
        }
        var problems = new ArrayList<String>();
        for (var migration : released.entrySet()) {
            var file = folder.resolve(migration.getKey());
            if (!Files.exists(file)) {
                problems.add(migration.getKey() + " was released and is gone.");
            } else if (!sha256(file).equals(migration.getValue())) {
                problems.add(migration.getKey() + " was released and has changed: write another migration.");
            }
        }
        var newest = released.keySet().stream()
                .mapToInt(ReleasedMigrations::version)
                .max()
                .orElse(0);
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> !released.containsKey(file) && version(file) <= newest)
                    .forEach(file -> problems.add(file + " comes before what was released: give it a higher number."));
        }
        return problems;
    }

    private static int version(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }

    /// Whatever the ends of the lines are in this copy of the sources.
    private static String sha256(Path file) throws IOException {
        try {
            var text = Files.readString(file).replace("\r\n", "\n");
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
