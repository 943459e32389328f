package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts the source files of relay and desktop that a shopper's message, a reply and a read receipt cross, and lists
/// them in `target/crossed-files.txt`. A measurement, and not one of the tests; CONTRIBUTING.md has the command.
class CrossedFilesMeasurement {
    private static final List<String> TEST_FILES =
            List.of("desktop/CrossedFiles", "desktop/RunningDesktop", "desktop/ShopPage", "desktop/screens/");

    @BeforeEach
    void withTheAgent() {
        assertThat(CrossedFiles.canBeCounted())
                .as("JaCoCo's agent is in this JVM: CONTRIBUTING.md has the command")
                .isTrue();
    }

    @Test
    void aMessageAReplyAndAReceiptReachTheOtherSide(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port=0", "--data=" + folder.resolve("relay"));
        var report = new ArrayList<String>();
        try (var relay = Relay.start(config, Clock.systemUTC());
                var browser = Browser.open()) {
            ThreePathsTest.deleteOfficeHours(relay);
            var desktop = RunningDesktop.signIn(
                            folder.resolve("desktop"), relay.address(), "anna@bottega.example", SampleRelay.PASSWORD)
                    .awaitInbox();
            var shop = ShopPage.signIn(browser, relay.address(), "1002");
            shop.send("The first");
            eventually(() -> assertThat(desktop.firstLine().preview()).isEqualTo("The first"));
            desktop.openFirstLine();
            eventually(() -> assertThat(desktop.firstLine().unread()).isFalse());
            CrossedFiles.reset();
            shop.send("The second");
            eventually(() -> assertThat(desktop.bubbles().toString()).contains("The second"));
            add(report, "a shopper's message");

            shop.closePanel();
            CrossedFiles.reset();
            desktop.reply("An answer");
            eventually(() -> assertThat(desktop.text(".receipt-line .receipt")).endsWith("· Delivered"));
            add(report, "a reply");

            CrossedFiles.reset();
            shop.openPanel();
            eventually(() -> assertThat(desktop.text(".receipt-line .receipt")).contains("· Seen "));
            add(report, "a read receipt");
            shop.close();
            desktop.close();
        }
        Files.write(Path.of("target/crossed-files.txt"), report);
    }

    private static void add(List<String> report, String what) throws Exception {
        var files = CrossedFiles.since();
        files.removeIf(file -> TEST_FILES.stream().anyMatch(file::startsWith));
        assertThat(files).contains("relay/ticket/Tickets", "desktop/replica/Replica");
        report.add(what + ": " + files.size() + " files");
        files.forEach(file -> report.add("  " + file));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(RunningDesktop.PATIENCE).untilAsserted(assertion);
    }
}
