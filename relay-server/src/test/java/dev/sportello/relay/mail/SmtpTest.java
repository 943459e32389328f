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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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

    /// Often enough for some of them to find the line reset before they say goodbye.
    @Test
    void whatTheServerHasTakenHasLeftAlsoWhereTheServerLeavesFirst() throws Exception {
        try (var server = TestSmtp.open()) {
            server.leavesFirst();
            for (var number = 1; number <= 50; number++) {
                smtp().send(settings(server, MailSecurity.NONE, ""), null, mail("Number " + number));
            }
            assertThat(server.taken()).hasSize(50);
        }
    }

    @Test
    void aServerMayTakeItsTimeOverAWholeMail() throws Exception {
        var patience = new Smtp.Patience(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(1));
        for (var security : new MailSecurity[] {MailSecurity.NONE, MailSecurity.TLS, MailSecurity.STARTTLS}) {
            try (var server = server(security)) {
                server.looksThrough(Duration.ofSeconds(2));
                new Smtp(TestCertificate.trust(), patience).send(settings(server, security, ""), null, mail("Hello"));
                assertThat(server.taken()).hasSize(1);
            }
        }
    }

    @Test
    void whatAServerDoesNotAnswerIsBrokenOffWhenTheRelayEnds() throws Exception {
        var patience = new Smtp.Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200));
        for (var security : new MailSecurity[] {MailSecurity.NONE, MailSecurity.TLS, MailSecurity.STARTTLS}) {
            var smtp = new Smtp(TestCertificate.trust(), patience);
            try (var server = server(security)) {
                server.looksThrough(Duration.ofHours(1));
                var sent = new CompletableFuture<Void>();
                Thread.ofVirtual().start(() -> {
                    try {
                        smtp.send(settings(server, security, ""), null, mail("Hello"));
                        sent.complete(null);
                    } catch (Exception e) {
                        sent.completeExceptionally(e);
                    }
                });
                Awaitility.await().until(() -> server.taken().size() == 1);
                smtp.close();
                assertThatThrownBy(sent::join).hasCauseInstanceOf(MailFailure.Trouble.class);
            }
        }
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
