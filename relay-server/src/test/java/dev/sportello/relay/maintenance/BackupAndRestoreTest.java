package dev.sportello.relay.maintenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.relay.StartFailure;
import dev.sportello.relay.rig.Crowd;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseFile;
import dev.sportello.relay.storage.StoppablePostgres;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RelayFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAndRestoreTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    private final Codec codec = new Codec();
    private MaintainedRelay relay;
    private Path backup;

    @BeforeEach
    void start() throws Exception {
        backup = folder.resolve("backup.zip");
        relay = new MaintainedRelay(folder.resolve("data"));
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @Tag("long")
    void aBackupIsMadeUnderLoadAndHoldsAllThatWasAcknowledgedBefore() throws Exception {
        try (var crowd = new Crowd(
                relay.client, relay.client, MaintainedRelay.SHOP, new Crowd.Size(2, 6), new SplittableRandom(SEED))) {
            crowd.answered(100);
            var before = relay.client.snapshot(relay.agent()).position().sequence();
            assertThat(relay.run("", "backup", backup.toString()))
                    .as(relay.commands.said())
                    .isZero();
            crowd.answered(100);
            assertThat(crowd.rest()).as("with -Dseed=%d", SEED).isEmpty();
            relay.stop();
            assertThat(relay.run("restore\n", "restore", backup.toString())).isZero();
            relay.start();
            assertThat(relay.client.snapshot(relay.agent()).position().sequence())
                    .isGreaterThanOrEqualTo(before);
        }
        relay.stop();
        assertThat(relay.run("", "check")).as(relay.commands.said()).isZero();
    }

    @Test
    @Tag("long")
    void whoWasAheadStartsOverAndNoNumberIsGivenOutAgain() throws Exception {
        relay.writes("c-1", "Before the backup");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.writes("c-2", "After it");
        var lost = relay.tickets().getLast().id();
        var agent = relay.agent();
        var ahead = relay.client.snapshot(agent).position();
        relay.stop();
        assertThat(relay.run("", "restore", backup.toString()))
                .as("nobody agreed")
                .isEqualTo(1);
        assertThat(relay.commands.said()).contains("are newer, by", "Nothing was changed.");
        assertThat(relay.run("restore\n", "restore", backup.toString())).isZero();
        relay.start();
        relay.writes("c-3", "Somebody else");
        assertThat(relay.tickets())
                .extracting(ticket -> ticket.shopperName())
                .containsExactlyInAnyOrder("Shopper c-1", "Shopper c-3");
        assertThat(relay.tickets().getLast().id().number()).isGreaterThan(lost.number() + 9_000);
        var options = relay.client.desktop(agent);
        try (var link = WebSocketLink.open(options.socket().now(), options.headers())) {
            link.send(codec.encode(new Hello(relay.agent(), ahead)));
            assertThat(codec.relayFrame(Objects.requireNonNull(link.receive()))).isInstanceOf(RelayFrame.Welcome.class);
            assertThat(codec.relayFrame(Objects.requireNonNull(link.receive())))
                    .isInstanceOf(RelayFrame.StartOver.class);
        }
    }

    @Test
    void whatWasThereIsKept() throws Exception {
        relay.writes("c-1", "Before the backup");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.writes("c-1", "After it");
        relay.stop();
        assertThat(relay.run("", "restore", "--replace", backup.toString())).isZero();
        try (var files = Files.list(relay.data)) {
            var aside = files.filter(file -> file.getFileName().toString().startsWith("replaced-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new DatabaseFile(aside).path()).isRegularFile();
        }
        relay.start();
        assertThat(relay.texts(relay.tickets().getFirst().id())).containsExactly("Before the backup");
    }

    @Test
    @Tag("long")
    void aBackupIsRestoredOnAnotherMachineWithItsKeys() throws Exception {
        relay.writes("c-1", "Where is my parcel?");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.stop();
        try (var other = new MaintainedRelay(folder.resolve("hires"))) {
            var elsewhere = folder.resolve("elsewhere");
            assertThat(other.commands.run("", "restore", "--data=" + elsewhere, backup.toString()))
                    .as(other.commands.said())
                    .isZero();
            assertThat(elsewhere.resolve("identity-keys")).hasSameBinaryContentAs(relay.data.resolve("keys"));
            assertThat(other.commands.run("", "check", "--data=" + elsewhere)).isZero();
        }
    }

    @Test
    @Tag("long")
    void aBackupIsForItsOwnerOnly() throws Exception {
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .as("nothing is left beside it")
                    .containsExactlyInAnyOrder("backup.zip", "data");
        }
    }

    @Test
    @Tag("long")
    void nothingIsRestoredOverARelayThatRuns() throws Exception {
        relay.writes("c-1", "Before");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        assertThat(relay.run("", "restore", "--replace", backup.toString())).isEqualTo(1);
        assertThat(relay.commands.said()).contains("in use by a relay. Stop that one first.");
        relay.writes("c-1", "And after");
        assertThat(relay.texts(relay.tickets().getFirst().id())).containsExactly("Before", "And after");
    }

    @Test
    @Tag("long")
    void aDamagedBackupOrAnotherFileIsNotRestored() throws Exception {
        relay.writes("c-1", "Before");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.stop();
        var bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup, bytes);
        assertThat(relay.run("", "check", backup.toString())).isEqualTo(1);
        assertThat(relay.run("", "restore", "--replace", backup.toString())).isEqualTo(1);
        relay.start();
        assertThat(relay.texts(relay.tickets().getFirst().id()))
                .as("beside the damaged backup")
                .containsExactly("Before");
        relay.stop();
        Files.writeString(backup, "This is no backup.");
        assertThat(relay.run("", "restore", "--replace", backup.toString())).isEqualTo(1);
        relay.commands.said();
        relay.start();
        assertThat(relay.texts(relay.tickets().getFirst().id())).containsExactly("Before");
    }

    /// The keys are a small part of the file. Between the name and the content stand times, which nobody needs.
    @Test
    @Tag("long")
    void aDamagedKeyIsFoundBeforeAnythingIsChanged() throws Exception {
        relay.writes("c-1", "Before");
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.stop();
        var whole = Files.readAllBytes(backup);
        var from = new String(whole, ISO_8859_1).indexOf(BackupFile.IDENTITY_KEYS) + BackupFile.IDENTITY_KEYS.length();
        for (var at = from + 24; at < from + 48; at += 8) {
            var bytes = whole.clone();
            bytes[at] ^= 1;
            Files.write(backup, bytes);
            assertThat(relay.run("", "restore", "--replace", backup.toString()))
                    .as("a byte at %d", at)
                    .isEqualTo(1);
        }
        relay.commands.said();
        relay.start();
        assertThat(relay.texts(relay.tickets().getFirst().id())).containsExactly("Before");
    }

    @Test
    @Tag("long")
    void noRelayStartsOnARestoreThatWasBrokenOff() throws Exception {
        assertThat(relay.run("", "backup", backup.toString())).isZero();
        relay.stop();
        Files.createDirectory(new DatabaseFile(relay.data).restoring());
        assertThatThrownBy(relay::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("Run the command restore again.");
        assertThat(relay.run("", "restore", "--replace", backup.toString())).isZero();
        relay.start();
        assertThat(relay.tickets()).isEmpty();
    }

    @Test
    @Tag("long")
    void anOlderDatabaseThatWasPutBackByHandIsNoticedAndMadeUsable() throws Exception {
        relay.writes("c-1", "Before the copy");
        relay.stop();
        var copy = Files.readAllBytes(relay.file());
        relay.start();
        relay.writes("c-2", "After it");
        var lost = relay.tickets().getLast().id();
        HighWaterMark.in(relay.data).note(relay.client.snapshot(relay.agent()).position(), lost.number());
        relay.stop();
        Files.write(relay.file(), copy);
        assertThatThrownBy(relay::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("was acknowledged")
                .hasMessageContaining("restore");
        assertThat(relay.run("restore\n", "restore")).as(relay.commands.said()).isZero();
        relay.start();
        relay.writes("c-3", "Somebody else");
        assertThat(relay.tickets().getLast().id().number()).isGreaterThan(lost.number() + 9_000);
    }

    @Test
    @Tag("kill")
    void withPostgresTheCommandsSayHowAndMakeARestoredDumpUsable() throws Exception {
        relay.stop();
        try (var postgres = StoppablePostgres.start(folder.resolve("postgres"));
                var shop = new MaintainedRelay(folder.resolve("shop"), postgres.config())) {
            shop.start();
            shop.writes("c-1", "Where is my parcel?");
            var before = shop.client.snapshot(shop.agent()).position();
            var url = List.of("--database-url=" + postgres.config().url(), "--database-user=postgres");
            assertThat(shop.run("", "restore", url.get(0), url.get(1), "--replace"))
                    .as("it runs")
                    .isEqualTo(1);
            shop.stop();
            assertThat(shop.run("", "backup", url.get(0), url.get(1), backup.toString()))
                    .isEqualTo(1);
            assertThat(shop.commands.said()).contains("pg_dump --format=custom --file='" + backup + "'");
            assertThat(shop.run("", "check", url.get(0), url.get(1)))
                    .as(shop.commands.said())
                    .isZero();
            assertThat(shop.run("restore\n", "restore", url.get(0), url.get(1))).isZero();
            shop.start();
            assertThat(shop.client.snapshot(shop.agent()).position().epoch()).isNotEqualTo(before.epoch());
            shop.writes("c-2", "Good morning");
            assertThat(shop.tickets().getLast().id().number()).isGreaterThan(10_000);
        }
    }
}
