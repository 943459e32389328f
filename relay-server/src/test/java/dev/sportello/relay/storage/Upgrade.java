package dev.sportello.relay.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// A database, and a newer relay that opens it: this one with one migration more.
///
/// @param migrations an empty folder for the newer relay's
record Upgrade(DatabaseConfig config, Path migrations) {

    /// Leaves a row in the database.
    void write(String name) throws DatabaseUnavailable {
        try (var database = Database.open(config)) {
            database.jdbi().useHandle(handle -> {
                handle.execute("create table kept (name varchar(20))");
                handle.execute("insert into kept values (?)", name);
            });
        }
    }

    static long kept(Database database) {
        return count(database, "select count(*) from kept where name = 'kept'");
    }

    static long count(Database database, String query) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    void add(int number) throws IOException {
        Files.writeString(
                migrations.resolve("V" + (1_000 + number) + "__next.sql"),
                "create table next_" + number + " (number bigint);");
    }

    Database newer() throws DatabaseUnavailable {
        return OpenDatabase.open(config, List.of("classpath:db", "filesystem:" + migrations));
    }

    static List<Path> copies(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    static void unpack(Path copy, Path into) throws IOException {
        try (var zip = new ZipFile(copy.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, into.resolve(entry.getName()));
                }
            }
        }
    }
}
