package dev.sportello.relay.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest extends OnAJournal {
    private static final Attempts THREE = new Attempts(3, Duration.ofMinutes(5), BRIEF);

    private Outbox outbox;

    @BeforeEach
    void openOutbox() {
        outbox = owns(new Outbox(database(), journal(), clock, UUID::randomUUID));
    }

    /// Decides to send something.
    private UUID send(String kind, String payload) {
        var id = new AtomicReference<@Nullable UUID>();
        assertThat(decide((transaction, entry) -> id.set(outbox.add(transaction, entry, kind, payload))))
                .isInstanceOf(RelayFrame.Done.class);
        return Objects.requireNonNull(id.get());
    }

    /// Lets the time of the next attempt come, until the row is as wanted.
    private DeliveryState settled(UUID id) {
        return eventually()
                .until(
                        () -> {
                            clock.move(Duration.ofSeconds(1));
                            outbox.wake();
                            return outbox.state(id);
                        },
                        state -> !(state instanceof DeliveryState.Waiting));
    }

    @Test
    void deliversWhatWasDecidedWithItsKey() throws Exception {
        try (var server = new TestReceiver(_ -> 204)) {
            outbox.deliver("mail", THREE, TestReceiver.client(server.address()));
            var first = send("mail", "Your parcel left us 📦");
            assertThat(settled(first)).isInstanceOf(DeliveryState.Delivered.class);
            assertThat(server.taken()).containsOnlyKeys(first.toString()).containsValue("Your parcel left us 📦");
            assertThat(server.requests()).hasSize(1);
            assertThat(outbox.waiting("mail")).isZero();
        }
    }

    @Test
    void sendsNothingOfATransactionThatCameToNothing() throws Exception {
        try (var server = new TestReceiver(_ -> 204)) {
            outbox.deliver("mail", THREE, TestReceiver.client(server.address()));
            var refused = decide((transaction, entry) -> {
                var _ = outbox.add(transaction, entry, "mail", "never");
                throw new IllegalStateException("It is not to be.");
            });
            assertThat(((RelayFrame.Refused) refused).refusal().error()).isEqualTo(ErrorKind.INTERNAL);
            var sent = send("mail", "this");
            assertThat(settled(sent)).isInstanceOf(DeliveryState.Delivered.class);
            assertThat(server.taken().values()).containsExactly("this");
        }
    }

    @Test
    void triesAgainUnderTheSameKeyWhenTheReceiverFails() throws Exception {
        try (var server = new TestReceiver(request -> request < 2 ? 503 : 204)) {
            outbox.deliver("mail", THREE, TestReceiver.client(server.address()));
            var id = send("mail", "hello");
            assertThat(settled(id)).isInstanceOf(DeliveryState.Delivered.class);
            assertThat(server.requests()).containsExactly(id.toString(), id.toString(), id.toString());
        }
    }

    @Test
    void keepsWhyAnAttemptFailedWhileItWaitsForTheNext() throws Exception {
        var patient = new Attempts(
                3, Duration.ofMinutes(5), new Backoff(Duration.ofHours(1), Duration.ofHours(1), new Random(1)));
        try (var server = new TestReceiver(_ -> 503)) {
            outbox.deliver("mail", patient, TestReceiver.client(server.address()));
            var id = send("mail", "hello");
            var failed = eventually()
                    .until(
                            () -> outbox.state(id),
                            state -> state instanceof DeliveryState.Waiting waiting && waiting.failure() != null);
            assertThat(failed).isInstanceOfSatisfying(DeliveryState.Waiting.class, waiting -> {
                assertThat(waiting.attempts()).isEqualTo(1);
                assertThat(waiting.failure()).contains("503");
                assertThat(waiting.nextTry())
                        .isBetween(
                                clock.instant().plus(Duration.ofMinutes(30)),
                                clock.instant().plus(Duration.ofHours(1)));
            });
        }
    }

    @Test
    void givesUpAfterTheLastAttemptAndKeepsTheReason() throws Exception {
        try (var server = new TestReceiver(_ -> 503)) {
            outbox.deliver("mail", THREE, TestReceiver.client(server.address()));
            var id = send("mail", "hello");
            assertThat(settled(id))
                    .isInstanceOfSatisfying(
                            DeliveryState.GivenUp.class,
                            gone -> assertThat(gone.reason()).contains("503"));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void givesUpAtOnceWhatTheReceiverWillNeverTake() throws Exception {
        try (var server = new TestReceiver(_ -> 400)) {
            outbox.deliver("mail", THREE, TestReceiver.client(server.address()));
            var id = send("mail", "hello");
            assertThat(settled(id))
                    .isInstanceOfSatisfying(
                            DeliveryState.GivenUp.class,
                            gone -> assertThat(gone.reason()).contains("400"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatHangsDelaysNoOtherKind() throws Exception {
        var hanging = new CountDownLatch(1);
        var texts = new CopyOnWriteArrayList<String>();
        outbox.deliver("mail", THREE, _ -> hanging.await());
        outbox.deliver("sms", THREE, delivery -> texts.add(delivery.payload()));
        var mail = send("mail", "slow");
        var sms = send("sms", "quick");
        assertThat(settled(sms)).isInstanceOf(DeliveryState.Delivered.class);
        assertThat(texts).containsExactly("quick");
        assertThat(outbox.state(mail)).isInstanceOf(DeliveryState.Waiting.class);
        hanging.countDown();
        assertThat(settled(mail)).isInstanceOf(DeliveryState.Delivered.class);
    }

    @Test
    void deliversAfterARestartWhatWasClaimedAndNeverSettled() throws Exception {
        var id = send("mail", "hello");
        // As a kill leaves it: claimed, and its attempt was cut off.
        var claim = new OutboxTable(database(), "mail", THREE)
                .claim(journal().head().sequence(), clock.instant());
        assertThat(claim).isInstanceOf(OutboxTable.Claim.Due.class);
        restart();
        openOutbox();
        var attempts = new CopyOnWriteArrayList<Delivery>();
        outbox.deliver("mail", THREE, attempts::add);
        if (database().dialect().shared()) {
            // Another relay may be at it until the attempt must have ended.
            clock.move(Duration.ofMinutes(6));
            outbox.wake();
        }
        eventually().until(() -> outbox.state(id) instanceof DeliveryState.Delivered);
        assertThat(attempts).containsExactly(new Delivery(id, "hello", 2));
    }

    @Test
    void givesUpWhatKillsTheRelayAtEachAttempt() {
        var id = send("mail", "hello");
        var table = new OutboxTable(database(), "mail", THREE);
        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThat(table.claim(journal().head().sequence(), clock.instant()))
                    .isInstanceOf(OutboxTable.Claim.Due.class);
            assertThat(table.claim(journal().head().sequence(), clock.instant()))
                    .as("while it is claimed")
                    .isInstanceOf(OutboxTable.Claim.Nothing.class);
            clock.move(Duration.ofMinutes(6));
        }
        outbox.deliver("mail", THREE, _ -> {});
        assertThat(settled(id))
                .isInstanceOfSatisfying(
                        DeliveryState.GivenUp.class,
                        gone -> assertThat(gone.reason()).contains("No attempt"));
    }

    @Test
    void anAttemptThatTookTooLongDoesNotSettleTheNext() {
        var id = send("mail", "hello");
        var table = new OutboxTable(database(), "mail", THREE);
        var first = ((OutboxTable.Claim.Due) table.claim(1, clock.instant())).delivery();
        clock.move(Duration.ofMinutes(6));
        var second = ((OutboxTable.Claim.Due) table.claim(1, clock.instant())).delivery();
        table.giveUp(first, "too late", clock.instant());
        assertThat(outbox.state(id)).isInstanceOf(DeliveryState.Waiting.class);
        table.delivered(second, clock.instant());
        assertThat(outbox.state(id)).isInstanceOf(DeliveryState.Delivered.class);
    }

    @Test
    void claimsNothingThatIsNotYetOnTheDisk() {
        var _ = send("mail", "hello");
        var table = new OutboxTable(database(), "mail", THREE);
        assertThat(table.claim(0, clock.instant())).isInstanceOf(OutboxTable.Claim.Nothing.class);
        assertThat(table.claim(1, clock.instant())).isInstanceOf(OutboxTable.Claim.Due.class);
    }

    @Test
    void forgetsWhatWasSettledLongAgo() {
        outbox.deliver("mail", THREE, _ -> {});
        var id = send("mail", "hello");
        assertThat(settled(id)).isInstanceOf(DeliveryState.Delivered.class);
        clock.move(Duration.ofDays(91));
        outbox.wake();
        eventually().until(() -> outbox.state(id) == null);
    }

    @Test
    void keepsAReasonOfAnyLength() {
        for (var message : List.of("", "x".repeat(5_000), "x".repeat(999) + "📦", "a\0b")) {
            var reason = OutboxTable.reason(new IllegalStateException(message));
            assertThat(reason).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
            var id = send("reason", "hello");
            var table = new OutboxTable(database(), "reason", THREE);
            var claim = table.claim(journal().head().sequence(), clock.instant());
            table.giveUp(((OutboxTable.Claim.Due) claim).delivery(), reason, clock.instant());
            assertThat(outbox.state(id)).isEqualTo(new DeliveryState.GivenUp(clock.instant(), reason));
        }
    }
}
