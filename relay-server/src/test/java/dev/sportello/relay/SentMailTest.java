package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Delivery.State;
import dev.sportello.model.Delivery;
import dev.sportello.model.Event;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Role;
import dev.sportello.model.SmtpServer;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Emails that agents write from a ticket: when they leave, what stands in them, and what becomes of them.
class SentMailTest extends OnMail {
    private static final String TEST = "/agent/channels/email/test";

    @Test
    void anEmailLeavesWithTheChatItQuotesAndStandsInThreadAndHistory() throws Exception {
        save(smtp(), mailbox(false), null);
        var session = maria("it");
        var ticket = chat(session, "Dov'è il mio pacco?");
        carryOut(new Command.Assign(id(), ticket.id(), null));
        var email = email(ticket, "Il tuo pacco", "Arriva domani.\nCiao", true);
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(ticket, email)));

        var taken = received("mail.example");
        assertThat(taken).hasSize(1);
        var message = taken.getFirst();
        assertThat(message.getSubject()).isEqualTo("Il tuo pacco");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Bottega <" + SHOP + ">");
        assertThat(message.getMessageID()).isEqualTo("<" + email.id().value() + "@shop.example>");
        assertThat(message.getReplyTo()[0].toString())
                .matches("help\\+t" + ticket.id().number() + "-[0-9a-v]{16}@shop\\.example");
        assertThat(part(message, 0))
                .startsWith("Arriva domani.\r\nCiao")
                .contains("La nostra chat finora", "> Maria Rossi", "> Dov'è il mio pacco?");
        assertThat(part(message, 1)).contains("Arriva domani.<br>Ciao", "<blockquote", "Dov'è il mio pacco?");
        eventually()
                .until(() -> client
                        .get("/agent/profiles/" + ticket.profile() + "/events?kinds=email", anna, EventPage.class)
                        .events()
                        .stream()
                        .map(Event::metric)
                        .anyMatch("email-sent"::equals));
        assertThat(client.thread(session).entries())
                .noneMatch(entry -> entry.change().toString().contains("domani"));
    }

    @Test
    void laterEmailsOfATicketAnswerTheEarlierOnes() throws Exception {
        save(smtp(), null, null);
        var ticket = chat(maria("en"), "Hello?");
        var first = email(ticket, "One", "First", false);
        eventually().until(() -> delivery(ticket, first) != null);
        var second = email(ticket, "Two", "Second", false);
        eventually().until(() -> delivery(ticket, second) != null);
        var message = received("mail.example").get(1);
        var id = "<" + first.id().value() + "@shop.example>";
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo(id);
        assertThat(message.getHeader("References", null)).isEqualTo(id);
        assertThat(message.getReplyTo()[0].toString()).contains(SHOP);
    }

    @Test
    void whatFailsIsTriedAgainAndOneMayAskForThat() throws Exception {
        var port = mail.getSmtp().getPort();
        mail.stop();
        save(new SmtpServer(true, "localhost", port, MailSecurity.NONE, SHOP, SHOP, ""), null, null);
        var ticket = chat(maria("en"), "Hello?");
        var email = email(ticket, "Your parcel", "It comes.", false);
        eventually().until(() -> {
            clock.move(Duration.ofMinutes(20));
            // What happens meanwhile wakes the outbox.
            carryOut(new Command.Snooze(id(), ticket.id(), clock.instant().plus(Duration.ofDays(1))));
            var delivery = delivery(ticket, email);
            return delivery != null && delivery.state() == State.FAILED;
        });
        assertThat(Objects.requireNonNull(delivery(ticket, email)).reason()).contains("No connection");
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
        save(smtp(), null, null);
        carryOut(new Command.SendAgain(id(), ticket.id(), email.id().message(), null));
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(ticket, email)));
        assertThat(received("mail.example")).hasSize(1);
        var again = new Command.SendAgain(id(), ticket.id(), email.id().message(), null);
        try (var desktop = desktop(anna)) {
            send(desktop, again);
            assertThat(refusal(desktop)).isEqualTo(ErrorKind.MESSAGE_NOT_FAILED);
        }
    }

    @Test
    void withoutAServerOrAnAddressNothingIsPromised() throws Exception {
        var ticket = chat(maria("en"), "Hello?");
        try (var desktop = desktop(anna)) {
            send(desktop, new Command.SendEmail(id(), ticket.id(), "Subject", "Text", false, null));
            assertThat(refusal(desktop)).isEqualTo(ErrorKind.CHANNEL_OFF);
        }
        save(smtp(), null, null);
        client.say(shopper("c-8"), new Command.SendMessage(id(), null, "Hello?"));
        try (var desktop = desktop(anna)) {
            send(desktop, new Command.SendEmail(id(), newest().id(), "Subject", "Text", false, null));
            assertThat(refusal(desktop)).isEqualTo(ErrorKind.CUSTOMER_WITHOUT_EMAIL);
        }
    }

    @Test
    void ofWhoWasErasedNothingLeaves() throws Exception {
        var port = mail.getSmtp().getPort();
        mail.stop();
        save(new SmtpServer(true, "localhost", port, MailSecurity.NONE, SHOP, SHOP, ""), null, null);
        var ticket = chat(maria("en"), "Hello?");
        var _ = email(ticket, "Your parcel", "It comes.", false);
        var erase = new EraseProfile(MARIA);
        assertThat(ask(anna, "POST", "/agent/customers/" + ticket.profile() + "/erase", erase)
                        .statusCode())
                .isEqualTo(204);
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
        save(smtp(), null, null);
        // Hers would be due before it.
        clock.move(Duration.ofHours(4));
        var other = chat(signed("c-8", "Paolo Conti", "paolo@mail.example", "it"), "Ciao?");
        var email = email(other, "Ciao", "Ciao!", false);
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(other, email)));
        assertThat(received("mail.example"))
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Ciao"));
    }

    @Test
    void anAdminTriesOutTheServerAndReadsItsWords() throws Exception {
        assertThat(error(ask(anna, "POST", TEST, ""))).isEqualTo(ErrorKind.CHANNEL_OFF);
        save(smtp(), null, null);
        var worked = codec.body(ask(anna, "POST", TEST, "").body(), TestResult.class);
        assertThat(worked.ok()).as(worked.said()).isTrue();
        assertThat(received("shop.example")).singleElement().satisfies(message -> {
            assertThat(message.getAllRecipients()[0].toString()).isEqualTo("anna@shop.example");
            assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        });
        var wrong = new SetSecret("another word");
        assertThat(ask(anna, "PUT", "/agent/secrets/smtp-password", wrong).statusCode())
                .isEqualTo(204);
        var failed = codec.body(ask(anna, "POST", TEST, "").body(), TestResult.class);
        assertThat(failed.ok()).isFalse();
        assertThat(failed.said()).startsWith("Authentication failed").doesNotContain("another word");
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "POST", TEST, ""))).isEqualTo(ErrorKind.FORBIDDEN);
    }
}
