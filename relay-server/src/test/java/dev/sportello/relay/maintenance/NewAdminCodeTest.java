package dev.sportello.relay.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.relay.team.AdminCodes;
import dev.sportello.relay.team.ReadableCode;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The operator lets an admin in again who has forgotten the password.
@ParameterizedClass
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
@Tag("long")
class NewAdminCodeTest {
    private static final Pattern CODE = Pattern.compile("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
    private static final String NEW = "battery staple";

    @Parameter
    TestDatabase kind = TestDatabase.H2;

    @TempDir
    private Path folder = Path.of("");

    private final Codec codec = new Codec();
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
    void besideARunningRelayACodeGivesAnAdminANewPassword() throws Exception {
        var before = relay().agent();
        var code = code();
        var come = codec.body(reset(TestAgents.ANNA.email(), code).body(), TeamBodies.SignedIn.class);
        assertThat(come.you()).isEqualTo(TestAgents.ANNA);
        assertThat(relay().client.snapshot(come.token()).you()).isEqualTo(TestAgents.ANNA);
        assertThat(relay().client.signIn(TestAgents.ANNA.email(), NEW).you()).isEqualTo(TestAgents.ANNA);
        assertThat(error(snapshot(before))).as("other sessions end").isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(error(reset(TestAgents.ANNA.email(), code))).as("once").isEqualTo(ErrorKind.RESET_CODE_WRONG);
    }

    @Test
    void aRelayThatDoesNotRunTakesTheCodeWhenItStarts() throws Exception {
        relay().stop();
        var code = code();
        relay().start();
        assertThat(reset(TestAgents.ANNA.email(), code).statusCode()).isEqualTo(200);
    }

    @Test
    void itIsForAdminsOnlyAndMakesNoneWhereThereIsOne() throws Exception {
        var code = code();
        assertThat(error(reset(TestAgents.BRUNO.email(), code))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(error(reset("eve@shop.test", code))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(error(setUp("eve@shop.test", code))).isEqualTo(ErrorKind.SETUP_CODE_WRONG);
        assertThat(reset(TestAgents.ANNA.email(), code).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewOneRevokesTheEarlier() throws Exception {
        var first = code();
        var second = code();
        assertThat(error(reset(TestAgents.ANNA.email(), first))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(reset(TestAgents.ANNA.email(), second).statusCode()).isEqualTo(200);
    }

    @Test
    void itEndsByItself() throws Exception {
        relay().stop();
        try (var database = open()) {
            var typed = ReadableCode.typed("K7QF-2M9X-4HTB-WZ63");
            AdminCodes.put(
                    database,
                    AdminCodes.hash(typed),
                    MaintainedRelay.CLOCK.instant().minus(Duration.ofSeconds(1)));
        }
        relay().start();
        assertThat(error(reset(TestAgents.ANNA.email(), "K7QF-2M9X-4HTB-WZ63"))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
    }

    @Test
    void whereNoAdminIsLeftSomebodyBecomesOne() throws Exception {
        withoutAdmins();
        var code = code();
        var eva = codec.body(setUp("eva@shop.test", code).body(), TeamBodies.SignedIn.class);
        assertThat(eva.you().admin()).isTrue();
        assertThat(relay().client.snapshot(eva.token()).team()).contains(eva.you());
        assertThat(error(setUp("eve@shop.test", code))).as("once").isEqualTo(ErrorKind.SETUP_CODE_WRONG);
    }

    @Test
    void whereNoAdminIsLeftSomebodyOfTheTeamBecomesOneAndStaysTheSame() throws Exception {
        withoutAdmins();
        var anna = codec.body(setUp(" Anna@shop.test ", code()).body(), TeamBodies.SignedIn.class);
        assertThat(anna.you())
                .isEqualTo(new Agent(TestAgents.ANNA.id(), "Anna Bianchi", TestAgents.ANNA.email(), Role.ADMIN));
        assertThat(relay().client.signIn(TestAgents.ANNA.email(), NEW).you()).isEqualTo(anna.you());
    }

    @Test
    void whoeverIsSignedInAsWhoBecomesAdminIsSignedOut() throws Exception {
        withoutAdmins();
        var bruno = relay().client
                .signIn(TestAgents.BRUNO.email(), TestAgents.PASSWORD)
                .token();
        var options = relay().client.desktop(bruno);
        try (var link = WebSocketLink.open(options.socket().now(), options.headers())) {
            link.send(codec.encode(new Hello(bruno, options.snapshot().load())));
            assertThat(link.receive()).isNotNull();
            assertThat(setUp(TestAgents.BRUNO.email(), code()).statusCode()).isEqualTo(200);
            while (link.receive() != null) {
                // Until it is closed.
            }
            assertThat(link.closeCode()).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        }
        assertThat(error(snapshot(bruno))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void theCodeStandsInNoFile() throws Exception {
        var code = code();
        var plain = ReadableCode.typed(code).plain();
        assertThat(contents(folder)).noneMatch(text -> text.contains(code) || text.contains(plain));
    }

    @Test
    void whereThereIsNoDatabaseTheCommandSaysSo() throws Exception {
        var commands = relay().commands;
        assertThat(commands.run("", "new-admin-code", "--data=" + folder.resolve("elsewhere")))
                .isEqualTo(1);
        assertThat(commands.said()).contains("There is no database in");
        if (kind == TestDatabase.POSTGRES) {
            var empty = (DatabaseConfig.Postgres) kind.fresh(folder);
            assertThat(run(empty)).isEqualTo(1);
            assertThat(commands.said())
                    .contains("is empty or was made by an older relay")
                    .doesNotContain("code is");
        }
    }

    private void withoutAdmins() throws Exception {
        relay().stop();
        try (var database = open()) {
            database.jdbi()
                    .useHandle(handle -> handle.execute("update agent set standing = 'disabled' where role = 'admin'"));
        }
        relay().start();
    }

    private Database open() throws Exception {
        return Database.openUnused(config);
    }

    /// What the command prints.
    private String code() {
        assertThat(run(config)).isEqualTo(0);
        var said = relay().commands.said();
        var found = CODE.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group();
    }

    private int run(DatabaseConfig database) {
        var options = switch (database) {
            case DatabaseConfig.Embedded embedded -> Stream.of("--data=" + embedded.folder());
            case DatabaseConfig.Postgres postgres ->
                Stream.of("--data=" + folder, "--database-url=" + postgres.url(), "--database-user=" + postgres.user());
        };
        return relay().commands
                .run("", Stream.concat(Stream.of("new-admin-code"), options).toArray(String[]::new));
    }

    private HttpResponse<String> reset(String email, String code) throws Exception {
        return post("/agent/password-reset", new TeamBodies.ResetPassword(email, code, NEW, "laptop", null));
    }

    private HttpResponse<String> setUp(String email, String code) throws Exception {
        return post("/agent/first-admin", new TeamBodies.FirstAdmin(code, "Anna Bianchi", email, NEW, "laptop", null));
    }

    private HttpResponse<String> post(String path, Object body) throws Exception {
        return relay().client.send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(codec.encode(body))));
    }

    private HttpResponse<String> snapshot(String token) throws Exception {
        return relay().client
                .send(
                        "/agent/snapshot",
                        HttpRequest.newBuilder()
                                .header("Authorization", "Bearer " + token)
                                .GET());
    }

    private ErrorName error(HttpResponse<String> answer) throws Exception {
        return codec.body(answer.body(), Refusal.class).error();
    }

    /// What every file holds, byte by byte.
    private static List<String> contents(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(NewAdminCodeTest::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MaintainedRelay relay() {
        return Objects.requireNonNull(relay);
    }
}
