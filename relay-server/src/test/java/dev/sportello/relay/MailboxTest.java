package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.Delivery;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.Role;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.relay.rig.SilencingProxy;
import dev.sportello.wire.AgentBodies.SetSecret;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Mails come into the mailbox, and from there into tickets.
class MailboxTest extends OnMail {
    private static final String TEST = "/agent/channels/mailbox/test";

    /// A chat in which an agent has written an email.
    private record Asked(String session, Ticket ticket, MimeMessage email) {
        String replyTo() throws Exception {
            return email.getReplyTo()[0].toString();
        }
    }

    private Asked asked() throws Exception {
        var session = maria("en");
        var ticket = chat(session, "Where is my parcel?");
        var sent = received("mail.example").size();
        var email = email(ticket, "Your parcel", "It comes.", false);
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(ticket, email)));
        return new Asked(session, ticket, received("mail.example").get(sent));
    }

    private void comes(String mail) throws Exception {
        comes(mail, Date.from(Clock.systemUTC().instant()));
    }

    private void comes(String mail, Date receivedAt) throws Exception {
        var bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
        inbox().appendMessage(message(bytes), new Flags(), receivedAt);
    }

    private static MimeMessage message(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private MailFolder inbox() throws FolderException {
        var user = Objects.requireNonNull(mail.getUserManager().getUser(SHOP));
        return mail.getManagers().getImapHostManager().getInbox(user);
    }

    private static String head(String id, String from, String to) {
        return "Message-ID: <" + id + "@mail.example>\nFrom: " + from + "\nTo: " + to + "\nSubject: Re: Your parcel\n";
    }

    private List<Change.EmailAdded> emails(Ticket ticket) throws Exception {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(Change.EmailAdded.class::isInstance)
                .map(Change.EmailAdded.class::cast)
                .filter(email -> email.message().byShopper())
                .toList();
    }

    private void close(Ticket ticket) throws Exception {
        var last = thread(ticket).getLast().sequence();
        carryOut(new Command.CloseTicket(id(), ticket.id(), last));
    }

    private List<Change.EmailAdded> emailsOf(List<Ticket> tickets) throws Exception {
        var all = new ArrayList<Change.EmailAdded>();
        for (var ticket : tickets) {
            all.addAll(emails(ticket));
        }
        return all;
    }

    /// Comes last: what came before it has been decided on when it is there.
    private Ticket marker(String id) throws Exception {
        comes(head(id, "Paolo <paolo@mail.example>", SHOP) + "\nLast " + id);
        eventually()
                .until(() -> emailsOf(client.liveTickets(anna)).stream()
                        .anyMatch(email -> email.message().text().equals("Last " + id)));
        return newest();
    }

    @Test
    void anAnswerComesBackIntoItsTicketWithoutWhatItQuotes() throws Exception {
        save(smtp(), mailbox(false), null);
        var asked = asked();
        comes(head("1", "Maria <MARIA@mail.example>", asked.replyTo()) + """
                Content-Type: text/plain; charset=utf-8

                Perché? Grazie!

                On Sun, 1 Mar 2026 at 10:15, Bottega <help@shop.example> wrote:
                > It comes.
                """);
        eventually().until(() -> emails(asked.ticket()).size() == 1);
        var answer = emails(asked.ticket()).getFirst();
        assertThat(answer.message().text()).isEqualTo("Perché? Grazie!");
        assertThat(answer.email())
                .isEqualTo(new Email(
                        "Re: Your parcel",
                        "MARIA@mail.example",
                        "On Sun, 1 Mar 2026 at 10:15, Bottega <help@shop.example> wrote:\n> It comes.",
                        List.of()));
        assertThat(client.thread(asked.session()).entries())
                .noneMatch(entry -> entry.change().toString().contains("Grazie"));
        assertThat(newest().waitingSince()).isNotNull();
        eventually().until(() -> inbox().getUnseenCount() == 0);
        assertThat(inbox().getMessageCount()).isEqualTo(1);
    }

    /// Anybody may write to such an address.
    @Test
    void anAddressOfATicketThatThereCannotBeHoldsNoMailUp() throws Exception {
        save(null, mailbox(true), null);
        comes(head("1", "Eve <eve@mail.example>", "help+t0-0000000000000000@shop.example") + "\nIs it there?");
        var _ = marker("2");
        assertThat(emailsOf(client.liveTickets(anna)).stream()
                        .map(email -> email.message().text()))
                .containsExactlyInAnyOrder("Is it there?", "Last 2");
    }

    @Test
    void anAddressOfThousandsOfPartsHoldsNoMailUp() throws Exception {
        save(null, mailbox(true), null);
        var parts = "eve@" + "a.".repeat(7_000) + "example";
        comes(head("1", "Eve <eve@mail.example>", "help@shop.example, " + parts) + "\nIs it there?");
        var _ = marker("2");
        assertThat(emailsOf(client.liveTickets(anna)).stream()
                        .map(email -> email.message().text()))
                .containsExactlyInAnyOrder("Is it there?", "Last 2");
    }

    @Test
    void anAnswerIsKnownByWhatItAnswersToo() throws Exception {
        save(smtp(), mailbox(false), null);
        var asked = asked();
        comes(head("1", MARIA, SHOP) + "In-Reply-To: " + asked.email().getMessageID() + "\n\nThanks");
        eventually().until(() -> emails(asked.ticket()).size() == 1);
        comes(head("2", "maria@work.example", SHOP) + "References: <x@y> <1@mail.example>\n\nAnd?");
        eventually().until(() -> emails(asked.ticket()).size() == 2);
        var again = email(asked.ticket(), "Re: Your parcel", "Tomorrow.", false);
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(asked.ticket(), again)));
        assertThat(received("mail.example").getLast().getHeader("In-Reply-To", null))
                .isEqualTo("<2@mail.example>");
    }

    /// Whoever was handed the id of an email cannot have its answers.
    @Test
    void aMailUnderTheIdOfAnEmailTakesNoAnswersToThatAway() throws Exception {
        save(smtp(), mailbox(true), null);
        var asked = asked();
        var id = asked.email().getMessageID();
        comes("Message-ID: " + id + "\nFrom: eve@mail.example\nTo: " + SHOP + "\nSubject: Hi\n\nTaken over");
        eventually().until(() -> client.liveTickets(anna).size() == 2);
        comes(head("1", MARIA, SHOP) + "In-Reply-To: " + id + "\n\nThanks");
        var _ = marker("9");
        assertThat(emails(asked.ticket()))
                .extracting(email -> email.message().text())
                .containsExactly("Thanks");
    }

    @Test
    void anAddressThatHoldsAPlusItselfIsTheShopsOwn() throws Exception {
        var address = "help+chat@shop.example";
        save(
                smtp(),
                new Mailbox(true, "localhost", mail.getImap().getPort(), MailSecurity.NONE, SHOP, address, true),
                null);
        var asked = asked();
        assertThat(asked.replyTo()).startsWith("help+chat+t");
        comes(head("1", address, SHOP) + "\nAround");
        comes(head("2", asked.replyTo(), SHOP) + "\nAround");
        comes(head("3", MARIA, asked.replyTo()) + "\nThanks");
        var marker = marker("9");
        assertThat(client.liveTickets(anna))
                .extracting(Ticket::id)
                .containsExactlyInAnyOrder(asked.ticket().id(), marker.id());
        assertThat(emails(asked.ticket())).hasSize(1);
    }

    @Test
    void anAnswerToAClosedTicketIsANewOneOfTheSameCustomer() throws Exception {
        save(smtp(), mailbox(false), null);
        var asked = asked();
        close(asked.ticket());
        comes(head("1", MARIA, asked.replyTo()) + "\nOne more thing");
        eventually().until(() -> client.liveTickets(anna).size() == 1);
        var ticket = newest();
        assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
        assertThat(ticket.profile()).isEqualTo(asked.ticket().profile());
        assertThat(ticket.id()).isNotEqualTo(asked.ticket().id());
        assertThat(emails(ticket)).hasSize(1);
        comes(head("2", MARIA, asked.replyTo()) + "\nAnd another");
        eventually().until(() -> emails(ticket).size() == 2);
    }

    @Test
    void aSnoozedTicketWakesUp() throws Exception {
        save(smtp(), mailbox(false), null);
        var asked = asked();
        carryOut(new Command.Snooze(id(), asked.ticket().id(), null));
        comes(head("1", MARIA, asked.replyTo()) + "\nThanks");
        eventually().until(() -> newest().status().equals(new Status.Open()));
    }

    @Test
    void strangersOpenTicketsIfAdminsAllowThat() throws Exception {
        save(smtp(), mailbox(false), null);
        comes(head("1", "Paolo Conti <paolo@mail.example>", SHOP) + "\nDo you ship to Malta?");
        var asked = asked();
        comes(head("2", MARIA, asked.replyTo()) + "\nThanks");
        eventually().until(() -> emails(asked.ticket()).size() == 1);
        assertThat(client.liveTickets(anna)).hasSize(1);
        assertThat(inbox().getUnseenCount()).isEqualTo(1);

        save(smtp(), mailbox(true), null);
        comes(head("3", "Paolo Conti <paolo@mail.example>", SHOP) + "\nAnd to Gozo?");
        eventually().until(() -> client.liveTickets(anna).size() == 2);
        var ticket = newest();
        assertThat(ticket.shopperName()).isEqualTo("Paolo Conti");
        assertThat(ticket.channel()).isEqualTo(Channel.EMAIL);
        var email = email(ticket, "Re: Your parcel", "Yes.", false);
        eventually().until(() -> new Delivery(State.SENT).equals(delivery(ticket, email)));
        assertThat(received("mail.example").getLast().getHeader("In-Reply-To", null))
                .isEqualTo("<3@mail.example>");
    }

    @Test
    void aMailThatLiesThereTwiceIsTakenOnce() throws Exception {
        save(smtp(), mailbox(true), null);
        comes(head("1", MARIA, SHOP) + "\nOnce");
        comes(head("1", MARIA, SHOP) + "\nOnce");
        var _ = marker("9");
        assertThat(client.liveTickets(anna)).hasSize(2);
        assertThat(emailsOf(client.liveTickets(anna))).hasSize(2);
    }

    @Test
    void whenTheServerCountsAnewNothingComesTwiceAndNothingIsMissed() throws Exception {
        save(smtp(), mailbox(true), null);
        comes(head("1", MARIA, SHOP) + "\nOnce");
        eventually().until(() -> client.liveTickets(anna).size() == 1);
        var ticket = newest();
        relay().close();
        // Another server, with the same mail and a new one, and numbers of its own.
        mail.stop();
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
        var _ = mail.getManagers()
                .getImapHostManager()
                .createMailbox(Objects.requireNonNull(mail.getUserManager().getUser(SHOP)), "Other");
        comes(head("0", MARIA, SHOP) + "\nMissed");
        comes(head("1", MARIA, SHOP) + "\nOnce");
        startRelay();
        save(smtp(), mailbox(true), null);
        eventually().until(() -> emails(ticket).size() == 2);
        var _ = marker("9");
        assertThat(emails(ticket)).extracting(email -> email.message().text()).containsExactly("Once", "Missed");
    }

    @Test
    void whatCameBeforeTheMailboxWasSetUpStaysThere() throws Exception {
        comes(head("1", MARIA, SHOP) + "\nOld", Date.from(Instant.parse("2026-02-27T10:00:00Z")));
        save(smtp(), mailbox(true), null);
        var _ = marker("9");
        assertThat(client.liveTickets(anna)).hasSize(1);
        assertThat(inbox().getUnseenCount()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void machinesAndOurselvesBeginNothing() throws Exception {
        save(smtp(), mailbox(true), null);
        comes(head("1", MARIA, SHOP) + "Auto-Submitted: auto-replied\n\nI am away");
        comes(head("2", SHOP, SHOP) + "\nAround");
        comes(head("3", "help+t7-0000000000000000@shop.example", SHOP) + "\nAround");
        comes(head("4", "news@list.example", SHOP) + "Precedence: list\n\nNews");
        comes(head("5", "MAILER-DAEMON@mail.example", SHOP) + "\nIt came back");
        var _ = marker("9");
        assertThat(client.liveTickets(anna)).hasSize(1);
        var asked = asked();
        comes(head("6", MARIA, asked.replyTo()) + "Auto-Submitted: auto-replied\n\nI am away");
        eventually().until(() -> emails(asked.ticket()).size() == 1);
        assertThat(thread(asked.ticket()))
                .noneMatch(entry -> entry.change().toString().contains("Automatic["));
        close(asked.ticket());
        comes(head("7", MARIA, asked.replyTo()) + "Auto-Submitted: auto-replied\n\nI am still away");
        var _ = marker("10");
        assertThat(client.liveTickets(anna)).hasSize(1);
    }

    @Test
    void whoWritesTooOftenGoesOnInWhatIsOpenAndBeginsNothingMore() throws Exception {
        save(smtp(), mailbox(true), null);
        for (var number = 1; number <= 14; number++) {
            comes(head("a" + number, "loop@mail.example", SHOP) + "\nHello " + number);
        }
        eventually()
                .until(() ->
                        client.liveTickets(anna).size() == 1 && emails(newest()).size() == 14);
        close(newest());
        comes(head("a15", "loop@mail.example", SHOP) + "\nHello 15");
        var marker = marker("9");
        assertThat(client.liveTickets(anna)).containsExactly(marker);
    }

    @Test
    void aMailThatCameBackIsShownAsFailed() throws Exception {
        save(smtp(), mailbox(false), null);
        var asked = asked();
        comes("""
                From: MAILER-DAEMON@mail.example
                To: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r

                Sorry.
                --r
                Content-Type: message/delivery-status

                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 No such user

                --r
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --r--
                """.formatted(asked.replyTo(), asked.email().getMessageID()));
        eventually()
                .until(() -> thread(asked.ticket()).stream()
                        .map(Entry::change)
                        .anyMatch(change -> change instanceof Change.DeliveryChanged changed
                                && changed.delivery().equals(new Delivery(State.FAILED, "550 5.1.1 No such user"))));
        assertThat(emails(asked.ticket())).isEmpty();
    }

    @Test
    void aLineThatBreaksCostsNothing() throws Exception {
        save(smtp(), mailbox(true), null);
        var _ = marker("1");
        mail.getImap().stopService();
        mail.stop();
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
        save(smtp(), mailbox(true), null);
        var _ = marker("2");
    }

    @Test
    void aServerThatLetsNoMailBeMarkedHoldsNothingUp() throws Exception {
        try (var proxy = SilencingProxy.to(mail.getImap().getPort())) {
            proxy.spoilMarks();
            save(smtp(), new Mailbox(true, "localhost", proxy.port(), MailSecurity.NONE, SHOP, SHOP, true), null);
            var _ = marker("1");
            var _ = marker("2");
            assertThat(inbox().getUnseenCount()).isEqualTo(2);
        }
    }

    @Test
    void manyMailsAreTakenInTheirOrder() throws Exception {
        save(smtp(), mailbox(true), null);
        var _ = marker("1");
        for (var number = 0; number < 300; number++) {
            comes(head("m" + number, MARIA, SHOP) + "\nNumber " + number);
        }
        var _ = marker("2");
    }

    @Test
    void anAdminTriesOutTheMailboxAndAgentsSeeWhetherItWorks() throws Exception {
        assertThat(error(ask(anna, "POST", TEST, ""))).isEqualTo(ErrorKind.CHANNEL_OFF);
        save(smtp(), mailbox(true), null);
        var worked = codec.body(ask(anna, "POST", TEST, "").body(), TestResult.class);
        assertThat(worked)
                .isEqualTo(new TestResult(true, "localhost opened the mailbox: 0 mails; it tells of new ones."));
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "POST", TEST, ""))).isEqualTo(ErrorKind.FORBIDDEN);
        try (var desktop = desktop(anna)) {
            var wrong = new SetSecret("another word");
            assertThat(ask(anna, "PUT", "/agent/secrets/imap-password", wrong).statusCode())
                    .isEqualTo(204);
            var failed = codec.body(ask(anna, "POST", TEST, "").body(), TestResult.class);
            assertThat(failed.ok()).isFalse();
            assertThat(failed.said()).startsWith("Authentication failed").doesNotContain("another word");
            var failing = next(desktop, RelayFrame.Channels.class).failing().getFirst();
            assertThat(failing.channel()).isEqualTo(Channel.EMAIL);
            assertThat(failing.reason()).startsWith("Authentication failed");
            assertThat(ask(anna, "PUT", "/agent/secrets/imap-password", new SetSecret("letters"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(next(desktop, RelayFrame.Channels.class).failing()).isEmpty();
        }
    }

    @Test
    void anUnprotectedLineLeadsToNoOtherMachine() throws Exception {
        var away = new Mailbox(true, "mail.example", 143, MailSecurity.STARTTLS, SHOP, SHOP, false);
        save(smtp(), away, null);
        var failed = codec.body(ask(anna, "POST", TEST, "").body(), TestResult.class);
        assertThat(failed.ok()).isFalse();
        assertThat(failed.said()).isEqualTo("There is no host mail.example.");
    }
}
