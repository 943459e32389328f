package dev.sportello.relay.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The operator imports what the shop knew before, while the relay runs or not.
@ParameterizedClass
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
@Tag("long")
class ImportCommandTest {
    private static final String TWO = """
            email;Vorname;Level
            anna@example.com;Anna;gold
            nobody;Eve;
            bea@example.com;Bea;
            """;

    @Parameter
    TestDatabase kind = TestDatabase.H2;

    @TempDir
    private Path folder = Path.of("");

    private DatabaseConfig config = new DatabaseConfig.Embedded(folder);
    private @Nullable MaintainedRelay relay;

    @BeforeEach
    void start() throws Exception {
        config = kind.prepared(folder);
        relay = new MaintainedRelay(folder, config);
        relay().start();
    }

    @AfterEach
    void stop() {
        relay().close();
    }

    @Test
    void besideARunningRelayAFileIsImportedAndItsChatsGoOn() throws Exception {
        var file = Files.writeString(folder.resolve("customers.csv"), TWO);
        assertThat(run("--dry-run", "--map=first_name=Vorname", file.toString()))
                .isEqualTo(1);
        assertThat(relay().commands.said()).contains("Nothing was changed.", "Profiles: 2 new");

        assertThat(run("--map=first_name=Vorname,properties.tier=Level", file.toString()))
                .isEqualTo(1);
        assertThat(relay().commands.said())
                .contains("Profiles: 2 new", "line 3: This is no email address. (email)", "All other lines were taken")
                .doesNotContain("Eve", "nobody");
        relay().writes("c-1", "Hello?");
        assertThat(relay().tickets()).hasSize(1);
        assertThat(found("anna"))
                .singleElement()
                .satisfies(anna -> assertThat(anna.properties()).containsEntry("tier", "gold"));
    }

    @Test
    void aRelayThatDoesNotRunHasItAfterItsStart() throws Exception {
        relay().stop();
        var file = Files.writeString(folder.resolve("customers.csv"), "email,first_name\nanna@example.com,Anna\n");
        assertThat(run(file.toString())).isZero();
        relay().start();
        assertThat(found("anna")).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsSaidInASentence() throws Exception {
        assertThat(run(folder.resolve("none.csv").toString())).isEqualTo(1);
        assertThat(relay().commands.said()).contains("There is no file");
        var file = Files.writeString(folder.resolve("customers.csv"), "");
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(relay().commands.said()).contains("is empty");
        assertThat(run("--format=xml", file.toString())).isEqualTo(1);
        assertThat(relay().commands.said()).contains("--format is csv or ndjson");
        assertThat(run("--delimiter=ab", file.toString())).isEqualTo(1);
        assertThat(relay().commands.said()).contains("Correct --delimiter");
        assertThat(run("--encoding=klingon", file.toString())).isEqualTo(1);
        assertThat(relay().commands.said()).contains("Save the file as UTF-8");
    }

    /// The lock of a command that was killed is gone, and what it has asked for is broken off: it goes on later.
    @Test
    void whatAKilledCommandAskedForIsBrokenOffAndGoesOnWhenItIsRunAgain() throws Exception {
        if (config instanceof DatabaseConfig.Postgres) {
            return;
        }
        var rows = IntStream.range(0, 300)
                .mapToObj(number -> "p" + number + "@example.com,Name" + number + "\n")
                .collect(Collectors.joining());
        var file = Files.writeString(folder.resolve("customers.csv"), "email,first_name\n" + rows);
        var requests = Requests.folder(folder);
        var asked = String.join("\n", "import " + file, "", "", "", "UTF-8", "false", "false");
        Files.writeString(requests.resolve("killed.request"), asked);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(requests.resolve("killed.done")));
        assertThat(run(file.toString())).isZero();
        assertThat(relay().commands.said()).contains("Went on with line ");
        assertThat(found("p299")).hasSize(1);
    }

    private List<Profile> found(String name) throws Exception {
        relay().stop();
        try (var database = open()) {
            var profiles = Profiles.alone(database, new Codec());
            var ids = database.jdbi()
                    .withHandle(handle -> handle.createQuery("select id from profile where email like :name")
                            .bind("name", name + "@%")
                            .mapTo(ProfileId.class)
                            .list());
            return ids.stream().map(profiles::find).filter(Objects::nonNull).toList();
        }
    }

    private Database open() throws DatabaseUnavailable {
        return Database.open(config);
    }

    private int run(String... options) {
        var data = switch (config) {
            case DatabaseConfig.Embedded embedded -> Stream.of("--data=" + embedded.folder());
            case DatabaseConfig.Postgres postgres ->
                Stream.of("--data=" + folder, "--database-url=" + postgres.url(), "--database-user=" + postgres.user());
        };
        var all = Stream.concat(Stream.concat(Stream.of("import"), data), Stream.of(options));
        return relay().commands.run("", all.toArray(String[]::new));
    }

    private MaintainedRelay relay() {
        return Objects.requireNonNull(relay);
    }
}
