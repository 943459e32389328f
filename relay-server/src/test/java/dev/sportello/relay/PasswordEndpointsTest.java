package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.TeamBodies;
import dev.sportello.wire.TeamBodies.ChangePassword;
import dev.sportello.wire.TeamBodies.ResetCode;
import dev.sportello.wire.TeamBodies.ResetPassword;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Agents come to another password: by the current one, or by a code of an admin.
@ParameterizedClass
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
class PasswordEndpointsTest extends OnARelay {
    private static final String MARCO = "marco@shop.example";
    private static final String EVA = "eva@shop.example";
    private static final String NEW = "battery staple";

    @Parameter
    TestDatabase kind = TestDatabase.H2;

    private String admin = "";
    private TeamBodies.SignedIn marco;

    @Override
    protected String[] options() throws IOException {
        return kind == TestDatabase.POSTGRES && kind.prepared(folder) instanceof DatabaseConfig.Postgres postgres
                ? new String[] {
                    "--database-url=" + postgres.url(), "--database-user=" + postgres.user(), "--trust-proxy=127.0.0.1"
                }
                : new String[] {"--trust-proxy=127.0.0.1"};
    }

    @BeforeEach
    void hire() throws Exception {
        admin = admin();
        marco = colleague(admin, MARCO, Role.AGENT);
    }

    @Test
    void onesOwnPasswordIsChangedByTheCurrentOneAndEndsTheOtherSessions() throws Exception {
        var own = desktop(marco.token());
        var elsewhere = client.signIn(MARCO, PASSWORD).token();
        var other = desktop(elsewhere);
        assertThat(change(PASSWORD, NEW).statusCode()).isEqualTo(204);
        assertThat(closeCode(other)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        assertThat(error(ask(elsewhere, "GET", "/agent/snapshot", null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(error(signIn(MARCO, PASSWORD))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        assertThat(client.signIn(MARCO, NEW).you()).isEqualTo(marco.you());
        assertThat(told(own)).isEqualTo(new Change.PasswordChanged(marco.you().id(), false));
        assertThat(client.snapshot(marco.token()).you())
                .as("this session stays")
                .isEqualTo(marco.you());
        assertThat(client.snapshot(admin).you().admin())
                .as("nobody else's ends")
                .isTrue();
    }

    @Test
    void aWrongCurrentPasswordOrAWeakNewOneChangesNothing() throws Exception {
        assertThat(error(change("wrong horse", NEW))).isEqualTo(ErrorKind.PASSWORD_WRONG);
        assertThat(error(change(PASSWORD, "too short"))).isEqualTo(ErrorKind.PASSWORD_TOO_WEAK);
        assertThat(error(change(PASSWORD, "x".repeat(1_001)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(client.signIn(MARCO, PASSWORD).you()).isEqualTo(marco.you());
    }

    @Test
    void whoIsNotSignedInChangesNoPassword() throws Exception {
        var body = new ChangePassword(PASSWORD, NEW);
        assertThat(error(ask("made up", "PUT", "/agent/password", body))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(error(ask(shopper("c-7"), "PUT", "/agent/password", body))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void whoFindsAnOpenDesktopTriesPasswordsNoFasterThanAtSignIn() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(error(change("wrong " + i, NEW))).isEqualTo(ErrorKind.PASSWORD_WRONG);
        }
        assertThat(error(change(PASSWORD, NEW))).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(client.signIn(MARCO, PASSWORD).you())
                .as("the agent signs in meanwhile")
                .isEqualTo(marco.you());
        clock.move(Duration.ofMinutes(1));
        assertThat(change(PASSWORD, NEW).statusCode()).isEqualTo(204);
    }

    @Test
    void ofTwoChangesByTheSameCurrentPasswordOneCounts() throws Exception {
        var other = client.signIn(MARCO, PASSWORD).token();
        var first = later(() -> ask(marco.token(), "PUT", "/agent/password", new ChangePassword(PASSWORD, NEW)));
        var second = later(() -> ask(other, "PUT", "/agent/password", new ChangePassword(PASSWORD, "purple monkey")));
        assertThat(List.of(first.join().statusCode(), second.join().statusCode()))
                .filteredOn(status -> status == 204)
                .hasSize(1);
        var counts = first.join().statusCode() == 204 ? NEW : "purple monkey";
        assertThat(client.signIn(MARCO, counts).you()).isEqualTo(marco.you());
    }

    @Test
    void aResetCodeSetsANewPasswordAndEndsAllSessions() throws Exception {
        var boss = desktop(admin);
        var link = desktop(marco.token());
        var given = given(admin, marco.you().id());
        assertThat(given.code()).matches("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
        assertThat(given.agent()).isEqualTo(marco.you());
        assertThat(given.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        var by = client.snapshot(admin).you().party();
        assertThat(told(boss))
                .isEqualTo(new Change.ResetCodeGiven(by, marco.you().id(), given.expiresAt()));
        assertThat(client.snapshot(marco.token()).you())
                .as("nothing ends before it is used")
                .isEqualTo(marco.you());

        var typed = " " + given.code().toLowerCase(Locale.ROOT).replace("-", " ");
        var come = codec.body(reset("MARCO@shop.example", typed, NEW).body(), TeamBodies.SignedIn.class);
        assertThat(come.you()).isEqualTo(marco.you());
        assertThat(client.snapshot(come.token()).you()).isEqualTo(marco.you());
        assertThat(closeCode(link)).isEqualTo(CloseReason.SIGN_IN_AGAIN.code());
        assertThat(error(ask(marco.token(), "GET", "/agent/snapshot", null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(told(boss)).isEqualTo(new Change.PasswordChanged(marco.you().id(), true));
        assertThat(error(signIn(MARCO, PASSWORD))).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
        assertThat(client.signIn(MARCO, NEW).you()).isEqualTo(marco.you());
    }

    @Test
    void aResetCodeIsGoodForOneUse() throws Exception {
        var code = given(admin, marco.you().id()).code();
        var both = List.of(later(() -> reset(MARCO, code, NEW)), later(() -> reset(MARCO, code, NEW)));
        assertThat(both.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsExactlyInAnyOrder(200, 401);
        assertThat(error(reset(MARCO, code, NEW))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
    }

    @Test
    void aResetCodeIsGoodForADayAndANewOneRevokesTheEarlier() throws Exception {
        var first = given(admin, marco.you().id()).code();
        clock.move(Duration.ofHours(24));
        assertThat(error(reset(MARCO, first, NEW))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        var second = given(admin, marco.you().id()).code();
        var third = given(admin, marco.you().id()).code();
        clock.move(Duration.ofHours(24).minusMillis(1));
        assertThat(error(reset(MARCO, second, NEW))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(reset(MARCO, third, NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void aResetCodeIsForOneAgentOnly() throws Exception {
        var eva = colleague(admin, EVA, Role.AGENT).you().id();
        var code = given(admin, marco.you().id()).code();
        var _ = given(admin, eva);
        for (var email : List.of(EVA, "anna@shop.example", "nobody@shop.example")) {
            assertThat(error(reset(email, code, NEW))).as(email).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        }
        for (var wrong : List.of("", "?", code.substring(1), "K7QF-2M9X-4HTB-WZ63")) {
            assertThat(error(reset(MARCO, wrong, NEW))).as(wrong).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        }
    }

    @Test
    void aWeakPasswordUsesNoCodeUp() throws Exception {
        var code = given(admin, marco.you().id()).code();
        assertThat(error(reset(MARCO, code, "too short"))).isEqualTo(ErrorKind.PASSWORD_TOO_WEAK);
        assertThat(error(reset(MARCO, code, "x".repeat(1_001)))).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(reset(MARCO, code, NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void aDisabledAgentsCodeDoesNothing() throws Exception {
        var id = marco.you().id();
        var code = given(admin, id).code();
        disable(id, true);
        assertThat(error(reset(MARCO, code, NEW))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(error(ask(admin, "POST", "/agent/team/" + id + "/reset-code", null)))
                .isEqualTo(ErrorKind.AGENT_UNKNOWN);
        disable(id, false);
        assertThat(error(reset(MARCO, code, NEW)))
                .as("nor when its agent is back")
                .isEqualTo(ErrorKind.RESET_CODE_WRONG);
        assertThat(reset(MARCO, given(admin, id).code(), NEW).statusCode()).isEqualTo(200);
    }

    @Test
    void aPasswordThatIsRememberedRevokesTheCode() throws Exception {
        var code = given(admin, marco.you().id()).code();
        assertThat(change(PASSWORD, NEW).statusCode()).isEqualTo(204);
        assertThat(error(reset(MARCO, code, PASSWORD))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
    }

    @Test
    void onlyAnAdminGivesACodeAndNotToOneself() throws Exception {
        var path = "/agent/team/" + marco.you().id() + "/reset-code";
        assertThat(error(ask(marco.token(), "POST", path, null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask("made up", "POST", path, null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        var own = "/agent/team/" + client.snapshot(admin).you().id() + "/reset-code";
        assertThat(error(ask(admin, "POST", own, null))).isEqualTo(ErrorKind.INPUT_INVALID);
        var invited = invite(admin, EVA, Role.AGENT).agent();
        assertThat(error(ask(admin, "POST", "/agent/team/" + invited.id() + "/reset-code", null)))
                .as("whoever has not come has an invitation")
                .isEqualTo(ErrorKind.AGENT_UNKNOWN);
        assertThat(error(ask(admin, "POST", "/agent/team/nobody/reset-code", null)))
                .isEqualTo(ErrorKind.AGENT_UNKNOWN);
    }

    @Test
    void guessesAreCountedByAddressAndByAccount() throws Exception {
        for (var i = 0; i < 10; i++) {
            assertThat(error(guess("10.0.1.1", i))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        }
        assertThat(error(guess("10.0.1.1", 10))).isEqualTo(ErrorKind.RATE_LIMITED);
        for (var i = 10; i < 60; i++) {
            assertThat(error(guess("10.0.2." + i, i))).isEqualTo(ErrorKind.RESET_CODE_WRONG);
        }
        assertThat(error(guess("10.0.3.1", 61))).isEqualTo(ErrorKind.RATE_LIMITED);
        var token = client.signIn(MARCO, PASSWORD);
        assertThat(token.you()).as("not the whole team").isEqualTo(marco.you());
    }

    @Test
    void neitherCodeNorPasswordStandsInTheDatabase() throws Exception {
        var given = given(admin, marco.you().id());
        assertThat(given.toString()).doesNotContain(given.code());
        assertThat(new ResetPassword(MARCO, given.code(), NEW, "laptop", null).toString())
                .doesNotContain(given.code(), NEW);
        assertThat(new ChangePassword(PASSWORD, NEW).toString()).doesNotContain(PASSWORD, NEW);
        var journal = ask(admin, "GET", "/agent/snapshot", null).body();
        assertThat(journal).doesNotContain(given.code());
    }

    private HttpResponse<String> guess(String address, int number) throws Exception {
        var body = new ResetPassword("eva@shop.example", "K7QF-2M9X-4HTB-" + (1_000 + number), NEW, "laptop", null);
        return client.send(
                "/agent/password-reset",
                HttpRequest.newBuilder()
                        .header("X-Forwarded-For", address)
                        .header("X-Forwarded-Proto", "https")
                        .POST(BodyPublishers.ofString(codec.encode(body))));
    }

    private HttpResponse<String> change(String current, String password) throws Exception {
        return ask(marco.token(), "PUT", "/agent/password", new ChangePassword(current, password));
    }

    private ResetCode given(String by, AgentId agent) throws Exception {
        var answer = ask(by, "POST", "/agent/team/" + agent + "/reset-code", null);
        return codec.body(answer.body(), ResetCode.class);
    }

    private HttpResponse<String> reset(String email, String code, String password) throws Exception {
        return post("/agent/password-reset", new ResetPassword(email, code, password, "laptop", null));
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        return post("/agent/sign-in", new TeamBodies.SignIn(email, password, "laptop"));
    }

    private void disable(AgentId agent, boolean disabled) throws Exception {
        var answer = ask(admin, "PUT", "/agent/team/" + agent, TeamBodies.ChangeAgent.disabled(id(), disabled));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /// What the next entry says.
    private Change told(WebSocketLink desktop) throws Exception {
        return next(desktop, RelayFrame.Entries.class).entries().getFirst().change();
    }

    @FunctionalInterface
    private interface Request {
        HttpResponse<String> send() throws Exception;
    }

    private static CompletableFuture<HttpResponse<String>> later(Request request) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return request.send();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
