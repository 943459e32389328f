package dev.sportello.relay.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.rig.TestCertificate;
import dev.sportello.relay.rig.TestSmtp;
import dev.sportello.relay.secret.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How mails leave: over which connections, and what becomes of each answer.
@Tag("long")
class SmtpTest {
    private static final SecretValue PASSWORD = new SecretValue("correct-horse");

    @Test
    void aMailLeavesOverStartTlsAndSignsInOnlyThen() throws Exception {
        try (var server = TestSmtp.withStartTls(PASSWORD.plain())) {
            smtp().send(settings(server, MailSecurity.STARTTLS, "shop"), PASSWORD, mail("Your parcel"));
            assertThat(server.taken()).singleElement().satisfies(taken -> {
                assertThat(taken.tls()).isTrue();
                assertThat(taken.user()).isEqualTo("shop");
                assertThat(taken.header("Message-ID")).isEqualTo("<1@shop.example>");
            });
        }
    }

    @Test
    void aMailLeavesOverTlsFromTheFirstByteOn() throws Exception {
        try (var server = TestSmtp.withTls(PASSWORD.plain())) {
            smtp().send(settings(server, MailSecurity.TLS, "shop"), PASSWORD, mail("Your parcel"));
            assertThat(server.taken())
                    .singleElement()
                    .satisfies(taken -> assertThat(taken.tls()).isTrue());
        }
    }

    @Test
    void whereTheServerOffersNoStartTlsNothingIsSaidInTheOpen() throws Exception {
        try (var server = TestSmtp.open()) {
            assertThatThrownBy(() ->
                            smtp().send(settings(server, MailSecurity.STARTTLS, "shop"), PASSWORD, mail("Secret")))
                    .isInstanceOf(MailFailure.Trouble.class);
            assertThat(server.said()).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
        }
    }

    @Test
    void withoutProtectionMailsGoToTheRelaysOwnMachineOnly() throws Exception {
        try (var server = TestSmtp.open()) {
            smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Here"));
            assertThat(server.taken()).hasSize(1);
        }
        var elsewhere = new SmtpServer(true, "mail.shop.example", 25, MailSecurity.NONE, "", "a@shop.example", "");
        assertThatThrownBy(() -> smtp().send(elsewhere, null, mail("There")))
                .isInstanceOf(MailFailure.Trouble.class)
                .hasMessageContaining("protected");
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        var mail = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
        mail.start();
        try {
            var port = mail.getSmtps().getPort();
            var server = new SmtpServer(true, "localhost", port, MailSecurity.TLS, "", "a@shop.example", "");
            assertThatThrownBy(() -> smtp().send(server, null, mail("Hello")))
                    .isInstanceOf(MailFailure.Trouble.class)
                    .hasMessageContaining("No protected connection");
            assertThat(mail.getReceivedMessages()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    @Test
    void aWrongPasswordIsTroubleAndIsNeverRepeated() throws Exception {
        try (var server = TestSmtp.withStartTls("another")) {
            assertThatThrownBy(
                            () -> smtp().send(settings(server, MailSecurity.STARTTLS, "shop"), PASSWORD, mail("Hello")))
                    .isInstanceOf(MailFailure.Trouble.class)
                    .hasMessageContaining("Authentication failed")
                    .hasMessageContaining("535")
                    .hasMessageNotContaining(PASSWORD.plain());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT|550 5.1.1 No such user here", ".|554 5.7.1 Spam"})
    void whatTheServerWillNeverTakeIsRefusedWithItsWords(String said) throws Exception {
        try (var server = TestSmtp.open()) {
            var answer = said.substring(said.indexOf('|') + 1);
            server.answers(said.substring(0, said.indexOf('|')), answer);
            assertThatThrownBy(() -> smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Hello")))
                    .isInstanceOf(MailFailure.Refused.class)
                    .hasMessageContaining(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL|553 Sender not allowed",
                "MAIL|421 Too many",
                "MAIL|451 Try later",
                "RCPT|421 Going down",
                "DATA|",
                ".|",
                "EHLO|"
            })
    void whatIsNotAboutTheMailIsTrouble(String said) throws Exception {
        try (var server = TestSmtp.open()) {
            server.answers(said.substring(0, said.indexOf('|')), said.substring(said.indexOf('|') + 1));
            assertThatThrownBy(() -> smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Hello")))
                    .isInstanceOf(MailFailure.Trouble.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RCPT|451 4.7.1 Greylisted", "DATA|450 Busy", ".|452 Disk full"})
    void whatMayBeTakenLaterSaysNothingOfOtherMails(String said) throws Exception {
        try (var server = TestSmtp.open()) {
            server.answers(said.substring(0, said.indexOf('|')), said.substring(said.indexOf('|') + 1));
            assertThatThrownBy(() -> smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Hello")))
                    .isInstanceOf(MailFailure.Later.class);
        }
    }

    /// The library tells its log that the mail is taken before it says goodbye: it is held there until the line is
    /// reset.
    @Test
    void whatTheServerHasTakenHasLeftAlsoWhereTheServerLeavesFirst() throws Exception {
        try (var server = TestSmtp.open()) {
            server.leavesFirst();
            var held = new AtomicInteger();
            var log = Logger.getLogger(Smtp.class.getPackageName());
            var before = log.getLevel();
            var holds = onTaken(() -> {
                Awaitility.await().until(server::hasLeft);
                held.incrementAndGet();
            });
            log.addHandler(holds);
            log.setLevel(Level.FINE);
            try {
                smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Hello"));
            } finally {
                log.setLevel(before);
                log.removeHandler(holds);
            }
            assertThat(held).hasValue(1);
            assertThat(server.taken()).hasSize(1);
        }
    }

    private static Handler onTaken(Runnable step) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().contains("successfully delivered")) {
                    step.run();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /// The server's time begins after the client's, and so the client has waited for longer than for other answers.
    @Test
    void aServerMayTakeItsTimeOverAWholeMail() throws Exception {
        var answer = Duration.ofSeconds(5);
        var smtp = new Smtp(TestCertificate.trust(), new Smtp.Patience(answer, Duration.ofMinutes(1), answer));
        try (var open = TestSmtp.open();
                var protectedLater = TestSmtp.withStartTls(null);
                var protectedAtOnce = TestSmtp.withTls(null)) {
            var servers = Map.of(
                    MailSecurity.NONE, open,
                    MailSecurity.STARTTLS, protectedLater,
                    MailSecurity.TLS, protectedAtOnce);
            var sent = new ArrayList<CompletableFuture<Void>>();
            servers.forEach((security, server) -> {
                server.looksThrough(answer.plusSeconds(1));
                sent.add(sending(smtp, settings(server, security, "")));
            });
            sent.forEach(CompletableFuture::join);
            assertThat(servers.values()).allMatch(server -> server.taken().size() == 1);
        }
    }

    private static CompletableFuture<Void> sending(Smtp smtp, SmtpServer server) {
        var sent = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                smtp.send(server, null, mail("Hello"));
                sent.complete(null);
            } catch (Exception e) {
                sent.completeExceptionally(e);
            }
        });
        return sent;
    }

    @Test
    void whatAServerDoesNotAnswerIsBrokenOffWhenTheRelayEnds() throws Exception {
        var patience = new Smtp.Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200));
        for (var security : new MailSecurity[] {MailSecurity.NONE, MailSecurity.TLS, MailSecurity.STARTTLS}) {
            var smtp = new Smtp(TestCertificate.trust(), patience);
            try (var server = server(security)) {
                server.looksThrough(Duration.ofHours(1));
                var sent = sending(smtp, settings(server, security, ""));
                Awaitility.await().until(() -> server.taken().size() == 1);
                smtp.close();
                assertThatThrownBy(sent::join).hasCauseInstanceOf(MailFailure.Trouble.class);
            }
        }
    }

    @Test
    void whileTheRelayEndsNoMailBegins() throws Exception {
        var patience = new Smtp.Patience(Duration.ofHours(1), Duration.ofSeconds(20), Duration.ofMillis(200));
        var smtp = new Smtp(TestCertificate.trust(), patience);
        try (var server = TestSmtp.open()) {
            server.looksThrough(Duration.ofHours(1));
            var settings = settings(server, MailSecurity.NONE, "");
            var first = sending(smtp, settings);
            Awaitility.await().until(() -> server.taken().size() == 1);
            var end = Thread.ofVirtual().start(smtp::close);
            Awaitility.await().until(smtp::isClosing);
            var second = sending(smtp, settings);
            assertThatThrownBy(second::join)
                    .cause()
                    .isInstanceOf(MailFailure.Trouble.class)
                    .hasMessageContaining("The relay is ending");
            end.join();
            assertThatThrownBy(first::join).hasCauseInstanceOf(MailFailure.Trouble.class);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void aLineThatIsCutBeforeItIsMadeIsNeverOpened() throws Exception {
        var line = new Line();
        line.cut();
        assertThat(line.plain().createSocket().isClosed()).isTrue();
        assertThat(line.protectedBy(TestCertificate.trust()).createSocket().isClosed())
                .isTrue();
    }

    private static TestSmtp server(MailSecurity security) throws Exception {
        return switch (security) {
            case MailSecurity.Known.TLS -> TestSmtp.withTls(null);
            case MailSecurity.Known.STARTTLS -> TestSmtp.withStartTls(null);
            default -> TestSmtp.open();
        };
    }

    @Test
    void theRecipientsAddressStandsInNoReason() throws Exception {
        try (var server = TestSmtp.open()) {
            server.answers("RCPT", "550 maria@mail.example is not known");
            assertThatThrownBy(() -> smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Hello")))
                    .isInstanceOf(MailFailure.Refused.class)
                    .hasMessageContaining("550 … is not known");
        }
    }

    private static Smtp smtp() throws Exception {
        return new Smtp(
                TestCertificate.trust(),
                new Smtp.Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    private static SmtpServer settings(TestSmtp server, MailSecurity security, String user) {
        return new SmtpServer(true, "localhost", server.port(), security, user, "help@shop.example", "");
    }

    private static OutgoingMail mail(String subject) {
        var from = Objects.requireNonNull(MailAddress.of("help@shop.example"));
        var to = Objects.requireNonNull(MailAddress.of("maria@mail.example"));
        return new OutgoingMail(
                from, "Shop", to, null, subject, "<1@shop.example>", List.of(), Instant.EPOCH, "Hi", "<p>Hi", Map.of());
    }
}
