package dev.sportello.relay;

import dev.sportello.relay.demo.SampleChat;
import dev.sportello.start.ScratchFolder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The training run of Java's AOT cache: the classes that it uses, a later start finds loaded and linked, and so do the
/// first who write. The launcher runs it in the background, in a process of its own; it keeps nothing.
public final class RelayTraining {

    public static void main(String[] arguments) throws Exception {
        try (var folder = ScratchFolder.make()) {
            var demo = "--data=" + folder.path().resolve("demo");
            try (var relay = start("--port=0", demo, "--demo")) {
                new SampleChat(relay.address()).run();
            }
            // The first start makes the database, the second one opens it as each later start will.
            var data = "--data=" + folder.path().resolve("shop");
            start("--port=0", data).close();
            start("--port=0", data).close();
        }
        System.exit(0);
    }

    private static RunningRelay start(String... options) throws StartFailure, IOException {
        var relay = Relay.start(RelayConfig.parse(Map.of(), options), Clock.systemUTC());
        for (var path : List.of("/health", "/widget/sportello.js")) {
            read(relay.address().resolve(path));
        }
        return relay;
    }

    private static void read(URI address) throws IOException {
        try (var answer = address.toURL().openStream()) {
            var _ = answer.readAllBytes();
        }
    }

    private RelayTraining() {}
}
