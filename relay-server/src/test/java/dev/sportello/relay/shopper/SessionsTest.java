package dev.sportello.relay.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.model.Profile;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.FaultyDatabase;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.RefusedFrame;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

class SessionsTest extends OnBothDatabases {
    private static final String SHOP = "https://shop.example";

    private final MovableClock clock = new MovableClock();

    @Test
    void aSessionIsGoodOnTheSiteWhereItBegan() throws Exception {
        var session = sessions().begin(maria(), "an identity", SHOP);
        assertThat(sessions().require(session.session(), SHOP).profile()).isEqualTo(maria());
        assertThat(error(() -> sessions().require(session.session(), "https://evil.example")))
                .isEqualTo(ErrorKind.ORIGIN_REFUSED);
    }

    @Test
    void aSessionOutlivesARestart() throws Exception {
        var session = sessions().begin(maria(), "an identity", SHOP);
        reopen();
        assertThat(sessions().require(session.session(), SHOP).expiresAt()).isEqualTo(session.expiresAt());
    }

    @Test
    void aSessionEndsAfterTwelveHours() {
        var session = sessions().begin(maria(), "an identity", SHOP);
        clock.move(Duration.ofHours(12));
        assertThat(error(() -> sessions().require(session.session(), SHOP))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void aSessionThatWasEndedIsOver() throws Exception {
        var session = sessions().begin(maria(), "an identity", SHOP);
        sessions().end(sessions().require(session.session(), SHOP).key());
        assertThat(error(() -> sessions().require(session.session(), SHOP))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void noPowerCutBringsBackWhatWasEnded() throws Exception {
        var session = sessions().begin(maria(), "an identity", SHOP);
        var found = sessions().require(session.session(), SHOP);
        assertThat(isForced(database -> sessions(database).end(found.key()))).isTrue();
    }

    @Test
    void noPowerCutMakesAnIdentityNewAgain() throws Exception {
        assertThat(isForced(database -> new UsedIdentities(database, clock).use(identity("once"), null)))
                .isTrue();
    }

    @Test
    void withoutATokenOneIsAskedToSignIn() {
        assertThat(error(() -> sessions().require(null, SHOP))).isEqualTo(ErrorKind.SIGN_IN_REQUIRED);
        assertThat(error(() -> sessions().require("made up", SHOP))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void theTokenIsNowhereInTheDatabase() {
        var session = sessions().begin(maria(), "an identity", SHOP);
        var kept = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select token_hash from shopper_session")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).hasSize(1).doesNotContain(session.session());
    }

    @Test
    void anIdentityCountsOnce() throws Exception {
        used().use(identity("once"), null);
        assertThat(error(() -> used().use(identity("once"), null))).isEqualTo(ErrorKind.TOKEN_REPLAYED);
        used().use(identity("another"), null);
    }

    @Test
    void anIdentityCountsAgainForTheBrowserThatShowedIt() throws Exception {
        used().use(identity("once"), Tokens.hash("of this browser"));
        used().use(identity("once"), Tokens.hash("of this browser"));
        assertThat(error(() -> used().use(identity("once"), Tokens.hash("of another"))))
                .isEqualTo(ErrorKind.TOKEN_REPLAYED);
        assertThat(error(() -> used().use(identity("once"), null))).isEqualTo(ErrorKind.TOKEN_REPLAYED);
    }

    @Test
    void anIdentityThatNoBrowserVouchedForCountsForNoneLater() throws Exception {
        used().use(identity("once"), null);
        assertThat(error(() -> used().use(identity("once"), Tokens.hash("of a browser"))))
                .isEqualTo(ErrorKind.TOKEN_REPLAYED);
    }

    @Test
    void whoHasSignedOutDoesNotComeBackByTheSameIdentity() throws Exception {
        used().use(identity("once"), Tokens.hash("of this browser"));
        var session = sessions().begin(maria(), "once", SHOP);
        sessions().end(sessions().require(session.session(), SHOP).key());
        assertThat(error(() -> used().use(identity("once"), Tokens.hash("of this browser"))))
                .isEqualTo(ErrorKind.TOKEN_REPLAYED);
    }

    @Test
    void anIdentityCountsOnceAlsoOverARestart() throws Exception {
        used().use(identity("once"), null);
        reopen();
        assertThat(error(() -> used().use(identity("once"), null))).isEqualTo(ErrorKind.TOKEN_REPLAYED);
    }

    @Test
    void ofTwoInTheSameInstantOneIdentityCounts() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> use = () -> {
                try {
                    used().use(identity("once"), null);
                    return true;
                } catch (RefusedFrame e) {
                    return false;
                }
            };
            var answers = threads.invokeAll(Stream.generate(() -> use).limit(8).toList());
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnlyOnce(true)
                    .hasSize(8);
        }
    }

    @Test
    void anIdentityIsForgottenOnceItHasExpired() throws Exception {
        used().use(identity("old"), null);
        clock.move(Duration.ofMinutes(20));
        used().use(identity("new"), null);
        var kept = database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("select token_id from used_identity")
                        .mapTo(String.class)
                        .list());
        assertThat(kept).containsExactly("new");
    }

    private interface Work {
        void on(Database database) throws Exception;
    }

    /// Whether a piece of work is not done before it is on the disk, as a commit of PostgreSQL's always is.
    private boolean isForced(Work work) throws Exception {
        try (var faulty = new FaultyDatabase(config())) {
            faulty.next(FaultyDatabase.Fault.FORCE);
            work.on(faulty.database());
        } catch (JdbiException e) {
            return true;
        }
        return kind == TestDatabase.POSTGRES;
    }

    private Identity identity(String id) {
        var shopper = new VerifiedShopper("c-7", null, null, null, null);
        return new Identity(shopper, id, clock.instant().plusSeconds(660));
    }

    private UsedIdentities used() {
        return new UsedIdentities(database(), clock);
    }

    private ShopperSessions sessions() {
        return sessions(database());
    }

    private ShopperSessions sessions(Database database) {
        return new ShopperSessions(database, profiles(), new Tokens(new SecureRandom()), clock);
    }

    private Profiles profiles() {
        return Profiles.alone(database(), new Codec());
    }

    private Profile maria() {
        return profiles().recognise(new VerifiedShopper("c-7", "Maria Rossi", null, null, null));
    }

    private static ErrorName error(ThrowingCallable call) {
        return catchThrowableOfType(RefusedFrame.class, call).refusal().error();
    }
}
