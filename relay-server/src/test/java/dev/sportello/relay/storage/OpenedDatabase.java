package dev.sportello.relay.storage;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that opens an embedded database, as a relay's start does, and waits to be killed.
final class OpenedDatabase {
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var _ = Database.open(new DatabaseConfig.Embedded(folder))) {
            System.out.println("Relay ready at file:open");
            new CountDownLatch(1).await();
        }
    }

    private OpenedDatabase() {}
}
