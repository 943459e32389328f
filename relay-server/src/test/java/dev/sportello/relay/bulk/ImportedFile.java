package dev.sportello.relay.bulk;

import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A file that a test writes and imports. For one thread.
///
/// @param database into which it is imported
record ImportedFile(Database database, Path path) {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TABLES = List.of(
            "profile",
            "told_facts",
            "identity",
            "identity_claim",
            "event",
            "shop_order",
            "purchase",
            "customer_word",
            "file_import");

    /// Lets everything go on.
    static final FileImport.Watch PATIENT = new FileImport.Watch() {
        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void at(long done, long all) {}
    };

    Customers customers() {
        return Customers.open(database, new Codec(), UUID::randomUUID, Peers.none());
    }

    ImportedFile of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    ImportedFile of(byte[] bytes) throws IOException {
        Files.write(path, bytes);
        return this;
    }

    ImportReport run() throws ImportFailed {
        return run(options(Map.of(), StandardCharsets.UTF_8, false), PATIENT);
    }

    ImportReport run(ImportOptions options, FileImport.Watch watch) throws ImportFailed {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new FileImport(database, customers(), clock, false).run(ImportOptions.read(options.text()), watch);
    }

    ImportOptions options(Map<String, String> map, Charset encoding, boolean dry) {
        return new ImportOptions(path, "", "", "", encoding, map, false, dry);
    }

    /// All that the database holds of customers.
    Map<String, List<String>> rows() {
        return database.jdbi()
                .withHandle(handle -> TABLES.stream()
                        .collect(Collectors.toMap(
                                table -> table,
                                table -> handle
                                        .createQuery("select * from " + table)
                                        .mapToMap()
                                        .map(row -> row.entrySet().stream()
                                                .map(cell -> cell.getKey() + "=" + text(cell.getValue()))
                                                .collect(Collectors.joining(", ")))
                                        .stream()
                                        .sorted()
                                        .toList())));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
