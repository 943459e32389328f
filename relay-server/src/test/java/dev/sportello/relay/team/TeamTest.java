package dev.sportello.relay.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TeamTest extends OnBothDatabases {
    private final Agent anna =
            new Agent(new AgentId(UUID.randomUUID()), "Anna Bianchi", "anna@shop.example", Role.ADMIN);
    private final MovableClock clock = new MovableClock();

    @Test
    void findsAnAgentByEmailAndPasswordOverARestart() throws Exception {
        var _ = team().add(anna, "correct horse");
        reopen();
        assertThat(team().admit("anna@shop.example", "correct horse", false))
                .extracting(Admission::agent)
                .isEqualTo(anna);
        assertThat(team().admit(" Anna@Shop.Example", "correct horse", false))
                .extracting(Admission::agent)
                .isEqualTo(anna);
        assertThat(team().admit("anna@shop.example", "wrong horse", false)).isNull();
        assertThat(team().admit("bruno@shop.example", "correct horse", false)).isNull();
        assertThat(team().admit("anna@shop.example", "h".repeat(5_000), false)).isNull();
        assertThat(team().all()).containsExactly(anna);
    }

    @Test
    void keepsPasswordsAsArgon2id() throws Exception {
        var _ = team().add(anna, "correct horse");
        var hash = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select password_hash from agent")
                        .mapTo(String.class)
                        .one());
        assertThat(hash).startsWith("$argon2id$v=19$m=");
    }

    @Test
    void aSessionLastsNinetyDaysUnlessItIsEnded() throws Exception {
        var admission = team().add(anna, "correct horse");
        var laptop = sessions().begin(admission, "laptop");
        var desk = sessions().begin(admission, "desk");
        assertThat(sessions().require(laptop).agent()).isEqualTo(anna);
        sessions().end(sessions().require(laptop));
        assertThat(error(() -> sessions().require(laptop))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        clock.move(Duration.ofDays(89));
        assertThat(sessions().require(desk).agent()).isEqualTo(anna);
        clock.move(Duration.ofDays(1));
        assertThat(error(() -> sessions().require(desk))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(error(() -> sessions().require(null))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
    }

    @Test
    void whoWasLetInBeforeAllSessionsEndedGetsNone() throws Exception {
        var before = team().add(anna, "correct horse");
        team().signOutEverywhere(anna.id());
        var late = sessions().begin(before, "laptop");
        assertThat(error(() -> sessions().require(late))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        var after = Objects.requireNonNull(team().admit(anna.email(), "correct horse", false));
        assertThat(sessions().require(sessions().begin(after, "laptop")).agent())
                .isEqualTo(anna);
    }

    @Test
    void theSetupCodeIsGoodForOneUse() throws Exception {
        var code = printed(setupCode());
        assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        team().addFirst(anna, "correct horse", " " + code.toLowerCase(Locale.ROOT));
        assertThat(error(() -> team().addFirst(anna, "correct horse", code))).isEqualTo(ErrorKind.SETUP_CODE_WRONG);
        assertThat(team().all()).containsExactly(anna);
        assertThat(setupCode().printed()).isNull();
    }

    @Test
    void theSetupCodeDiesAfterTenWrongGuesses() throws Exception {
        var code = setupCode();
        code.check(printed(code));
        for (var i = 0; i < 10; i++) {
            assertThat(error(() -> code.check("0000-0000-0000"))).isEqualTo(ErrorKind.SETUP_CODE_WRONG);
        }
        assertThat(error(() -> code.check(printed(code)))).isEqualTo(ErrorKind.SETUP_CODE_WRONG);
        assertThat(error(() -> team().addFirst(anna, "correct horse", printed(code))))
                .isEqualTo(ErrorKind.SETUP_CODE_WRONG);
    }

    @Test
    void theSetupCodeItselfIsStoredNowhere() {
        var code = ReadableCode.typed(printed(setupCode())).plain();
        var stored = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select code_hash from setup_code")
                        .mapTo(String.class)
                        .list());
        assertThat(stored).isNotEmpty().noneMatch(hash -> hash.contains(code));
    }

    private SetupCode setupCode() {
        return SetupCode.make(database(), new SecureRandom(), clock);
    }

    private static String printed(SetupCode code) {
        return Objects.requireNonNull(code.printed());
    }

    private Team team() {
        return new Team(database());
    }

    private AgentSessions sessions() {
        return new AgentSessions(database(), new Tokens(new SecureRandom()), clock);
    }

    private static ErrorName error(ThrowingCallable call) {
        return catchThrowableOfType(RefusedFrame.class, call).refusal().error();
    }
}
