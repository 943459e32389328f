package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.relay.mail.Line;
import dev.sportello.relay.mail.inbound.Inbox.Lying;
import dev.sportello.relay.rig.Dovecot.Without;
import dev.sportello.relay.rig.Dovecot;
import dev.sportello.relay.rig.SilencingProxy;
import dev.sportello.relay.rig.TestCertificate;
import dev.sportello.relay.secret.SecretValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mailbox on a real server, over each kind of connection.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class InboxTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Dovecot server;
    private long before;

    InboxTest() throws Exception {
        server = Dovecot.start(Without.NOTHING);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    /// Each test looks at what comes after that of the others.
    @BeforeEach
    void look() throws Exception {
        try (var inbox = open(MailSecurity.TLS)) {
            before = last(inbox);
        }
    }

    private static long last(Inbox inbox) throws Exception {
        var last = 0L;
        for (var next = inbox.after(last, Instant.EPOCH); !next.isEmpty(); next = inbox.after(last, Instant.EPOCH)) {
            last = next.getLast().uid();
        }
        return last;
    }

    private Mailbox mailbox(MailSecurity security, String host) {
        var port = security == MailSecurity.TLS ? server.tlsPort() : server.port();
        return new Mailbox(true, host, port, security, Dovecot.USER, Dovecot.USER, false);
    }

    private Inbox open(MailSecurity security) throws Exception {
        return open(mailbox(security, "localhost"), Dovecot.PASSWORD, TestCertificate.trust());
    }

    private static Inbox open(Mailbox mailbox, String password, @Nullable SSLSocketFactory trust)
            throws MailboxTrouble {
        return Inbox.open(mailbox, new SecretValue(password), trust, new Line());
    }

    private static String mail(String text) {
        return "Subject: Hi\nFrom: maria@mail.example\n\n" + text;
    }

    private static String reason(ThrowingRunnable opening) {
        try {
            opening.run();
        } catch (MailboxTrouble e) {
            return e.reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It was opened.");
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS", "NONE"})
    void whatComesIsFoundReadAndMarked(MailSecurity.Known security) throws Exception {
        try (var inbox = open(security)) {
            assertThat(inbox.after(before, Instant.EPOCH)).isEmpty();
            var seen = server.seen();
            server.comes(mail("Perch\u00e9? " + "x".repeat(700_000)));
            inbox.idle(LONG, () -> false);
            var uid = inbox.after(before, Instant.EPOCH).getFirst().uid();
            var read = inbox.read(uid);
            assertThat(read).isNotNull().hasSizeGreaterThan(700_000);
            assertThat(new String(read, US_ASCII))
                    .startsWith("Subject: Hi\r\nFrom: maria")
                    .endsWith("xxx");
            assertThat(server.seen()).isEqualTo(seen);
            inbox.markSeen(uid);
            assertThat(server.seen()).isEqualTo(seen + 1);
        }
    }

    @Test
    void whatTheServerDoesNotTellOfIsReadAndMarkedAllTheSame() throws Exception {
        try (var proxy = SilencingProxy.to(server.port())) {
            var mailbox =
                    new Mailbox(true, "localhost", proxy.port(), MailSecurity.NONE, Dovecot.USER, Dovecot.USER, false);
            try (var inbox = open(mailbox, Dovecot.PASSWORD, null)) {
                proxy.silence();
                var seen = server.seen();
                server.comes(mail("Hello"));
                server.comes(mail("Hello again"));
                var listed =
                        Awaitility.await().until(() -> inbox.after(before, Instant.EPOCH), found -> found.size() == 2);
                for (var lying : listed) {
                    assertThat(inbox.read(lying.uid())).asString(US_ASCII).contains("Hello");
                    inbox.markSeen(lying.uid());
                }
                assertThat(server.seen()).isEqualTo(seen + 2);
            }
        }
    }

    @Test
    void whatAServerTellsOfOthersMarksIsNoMailThatHasCome() throws Exception {
        try (var proxy = SilencingProxy.to(server.port())) {
            var mailbox =
                    new Mailbox(true, "localhost", proxy.port(), MailSecurity.NONE, Dovecot.USER, Dovecot.USER, false);
            try (var inbox = open(mailbox, Dovecot.PASSWORD, null)) {
                server.comes(mail("Hello"));
                server.comes(mail("Hello again"));
                var listed =
                        Awaitility.await().until(() -> inbox.after(before, Instant.EPOCH), found -> found.size() == 2);
                var marked = "* 1 FETCH (UID %d FLAGS (\\Seen))\r\n";
                proxy.tells(marked.formatted(before + 1_000)
                        + marked.formatted(listed.getLast().uid()));
                assertThat(inbox.after(before, Instant.EPOCH)).isEqualTo(listed);
            }
        }
    }

    @Test
    void aMailOfExactlyTwoPartsIsReadWhole() throws Exception {
        var head = mail("").replace("\n", "\r\n").length();
        server.comes(mail("y".repeat(2 * 512 * 1024 - head)));
        try (var inbox = open(MailSecurity.TLS)) {
            var uid = inbox.after(before, Instant.EPOCH).getFirst().uid();
            assertThat(inbox.read(uid)).isNotNull().hasSize(2 * 512 * 1024);
        }
    }

    @Test
    void aServerThatNobodyTrustsIsToldNoPassword() {
        for (var security : new MailSecurity[] {MailSecurity.TLS, MailSecurity.STARTTLS}) {
            assertThat(reason(() -> open(mailbox(security, "localhost"), Dovecot.PASSWORD, null)))
                    .contains("certificate");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNone() {
        assertThat(reason(
                        () -> open(mailbox(MailSecurity.TLS, "127.0.0.2"), Dovecot.PASSWORD, TestCertificate.trust())))
                .contains("certificate");
    }

    @Test
    void aWrongPasswordIsSaidWithoutItself() {
        assertThat(reason(() -> open(mailbox(MailSecurity.TLS, "localhost"), "another word", TestCertificate.trust())))
                .startsWith("Authentication failed")
                .doesNotContain("another word");
    }

    @Test
    void withoutStartTlsNothingIsSaidInTheOpen() throws Exception {
        try (var bare = Dovecot.start(Without.TLS)) {
            var mailbox = new Mailbox(
                    true, "localhost", bare.port(), MailSecurity.STARTTLS, Dovecot.USER, Dovecot.USER, false);
            assertThat(reason(() -> open(mailbox, Dovecot.PASSWORD, TestCertificate.trust())))
                    .contains("STARTTLS");
        }
    }

    @Test
    void whatIsGoneIsNothing() throws Exception {
        try (var inbox = open(MailSecurity.TLS)) {
            assertThat(inbox.read(before + 1_000)).isNull();
        }
    }

    @Test
    void whatCameLongAgoIsNotListed() throws Exception {
        var now = Clock.systemUTC().instant();
        for (var days = 400; days > 0; days -= 100) {
            server.comes(mail("Old"), now.minus(Duration.ofDays(days)));
        }
        server.comes(mail("New"));
        try (var inbox = open(MailSecurity.TLS)) {
            assertThat(inbox.after(before, now)).hasSize(1);
            assertThat(inbox.after(before, now.minus(Duration.ofDays(250)))).hasSize(3);
            assertThat(inbox.after(before, Instant.EPOCH))
                    .hasSize(5)
                    .extracting(Lying::uid)
                    .isSorted();
        }
    }

    @Test
    void ofManyTheFirstOnesAreListed() throws Exception {
        for (var number = 0; number < 1_200; number++) {
            server.comes(mail("Number " + number));
        }
        try (var inbox = open(MailSecurity.TLS)) {
            var first = inbox.after(before, Instant.EPOCH);
            assertThat(first).hasSize(500);
            var second = inbox.after(first.getLast().uid(), Instant.EPOCH);
            var third = inbox.after(second.getLast().uid(), Instant.EPOCH);
            assertThat(third).hasSize(200);
            assertThat(inbox.after(third.getLast().uid(), Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void whoeverWaitsForMailsCanBeCutOff() throws Exception {
        var line = new Line();
        var mailbox = mailbox(MailSecurity.TLS, "localhost");
        try (var inbox = Inbox.open(mailbox, new SecretValue(Dovecot.PASSWORD), TestCertificate.trust(), line)) {
            var waits = new CompletableFuture<Void>();
            Thread.ofVirtual().start(() -> {
                try {
                    inbox.idle(LONG, () -> false);
                    waits.complete(null);
                } catch (Exception e) {
                    waits.completeExceptionally(e);
                }
            });
            line.cut();
            assertThatThrownBy(waits::join).hasCauseInstanceOf(Exception.class);
        }
    }
}
