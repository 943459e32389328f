package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.sportello.model.Change;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.Ticket;
import dev.sportello.model.UnseenMail;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.Command;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of a relay beside a real mail server.
abstract class OnMail extends OnARelay {
    static final String SHOP = "help@shop.example";
    static final String MARIA = "maria@mail.example";

    final GreenMail mail = new GreenMail(ServerSetup.dynamicPort(ServerSetupTest.SMTP_IMAP));

    String anna = "";

    @BeforeEach
    void startMail() throws Exception {
        anna = admin();
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
        mail.setUser(MARIA, MARIA, "letters");
        var secret = new SetSecret("letters");
        assertThat(ask(anna, "PUT", "/agent/secrets/smtp-password", secret).statusCode())
                .isEqualTo(204);
        assertThat(ask(anna, "PUT", "/agent/secrets/imap-password", secret).statusCode())
                .isEqualTo(204);
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    SmtpServer smtp() {
        return new SmtpServer(true, "localhost", mail.getSmtp().getPort(), MailSecurity.NONE, SHOP, SHOP, "Bottega");
    }

    Mailbox mailbox(boolean strangers) {
        var port = mail.getImap().getPort();
        return new Mailbox(true, "localhost", port, MailSecurity.NONE, SHOP, SHOP, strangers);
    }

    void save(@Nullable SmtpServer smtp, @Nullable Mailbox mailbox, @Nullable UnseenMail unseen) throws Exception {
        var version = client.snapshot(anna).account().channels().version();
        client.save(anna, new Channels(URI.create("https://chat.shop.example"), null, smtp, mailbox, unseen, version));
    }

    /// A session of somebody whose email the shop has signed.
    String maria(String language) throws Exception {
        return signed("c-7", "Maria Rossi", MARIA, language);
    }

    String signed(String customer, String name, String email, String language) throws Exception {
        var now = clock.instant().getEpochSecond();
        return client.session(ShopKey.test()
                .signed("""
                {"sub":"%s","aud":"shop","iat":%d,"exp":%d,"jti":"%s","name":"%s","locale":"%s",
                "email":"%s","email_verified":true}""".formatted(customer, now, now + 300, UUID.randomUUID(), name, language, email)));
    }

    Ticket chat(String session, String text) throws Exception {
        client.say(session, new Command.SendMessage(id(), null, text));
        return newest();
    }

    /// The live ticket that was opened last.
    Ticket newest() throws Exception {
        return client.liveTickets(anna).stream()
                .max(Comparator.comparing(ticket -> ticket.id().number()))
                .orElseThrow();
    }

    Command.SendEmail email(Ticket ticket, String subject, String text, boolean quotesChat) throws Exception {
        var command = new Command.SendEmail(id(), ticket.id(), subject, text, quotesChat, null);
        carryOut(command);
        return command;
    }

    void carryOut(Command command) throws Exception {
        try (var desktop = desktop(anna)) {
            send(desktop, command);
            assertThat(acknowledged(desktop, command.id())).isTrue();
        }
    }

    List<Entry> thread(Ticket ticket) throws Exception {
        return client.thread(anna, ticket.id());
    }

    /// What has become of a message, as the thread says.
    @Nullable
    Delivery delivery(Ticket ticket, Command.SendEmail email) throws Exception {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(Change.DeliveryChanged.class::isInstance)
                .map(Change.DeliveryChanged.class::cast)
                .filter(change -> change.message().equals(email.id().message()))
                .reduce((_, last) -> last)
                .map(Change.DeliveryChanged::delivery)
                .orElse(null);
    }

    List<MimeMessage> received(String address) {
        return List.of(mail.getReceivedMessagesForDomain(address));
    }

    static String part(MimeMessage message, int number) throws Exception {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50));
    }
}
