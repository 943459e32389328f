package dev.sportello.relay;

import dev.sportello.start.ScratchFolder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The training run of Java's AOT cache: the classes that it uses, a later start finds loaded and linked. The launcher
/// runs it in the background, in a process of its own; it keeps nothing.
public final class RelayTraining {

    public static void main(String[] arguments) throws Exception {
        try (var folder = ScratchFolder.make()) {
            start("--port=0", "--data=" + folder.path().resolve("demo"), "--demo");
            // The first start makes the database, the second one opens it as each later start will.
            var data = "--data=" + folder.path().resolve("shop");
            start("--port=0", data);
            start("--port=0", data);
        }
        System.exit(0);
    }

    private static void start(String... options) throws StartFailure, IOException {
        try (var relay = Relay.start(RelayConfig.parse(Map.of(), options), Clock.systemUTC())) {
            for (var path : List.of("/health", "/widget/sportello.js")) {
                read(relay.address().resolve(path));
            }
        }
    }

    private static void read(URI address) throws IOException {
        try (var answer = address.toURL().openStream()) {
            var _ = answer.readAllBytes();
        }
    }

    private RelayTraining() {}
}
