package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmtpServer;
import dev.sportello.model.Ticket;
import dev.sportello.model.UnseenMail;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestSmtp;
import dev.sportello.wire.Command;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Emails that tell shoppers of answers they have not seen in the chat.
class UnseenMailTest extends OnMail {
    private static final Duration AFTER = Duration.ofMinutes(10);
    private static final UnseenMail ON =
            new UnseenMail(true, AFTER, URI.create("https://shop.example/account?a=1&b=2"));

    private int others;

    @Test
    void answersThatNobodyHasSeenGoOutInOneEmailWithAWayBack() throws Exception {
        save(smtp(), mailbox(false), ON);
        var ticket = chat(maria("it"), "Dov'è il mio pacco?");
        var earlier = another();
        clock.move(Duration.ofMinutes(1));
        reply(ticket, "Arriva <b>domani</b>.");
        reply(ticket, "Altro?");
        clock.move(AFTER.minusSeconds(30));
        eventually().until(() -> emailed(earlier).size() == 1);
        assertThat(received("mail.example")).isEmpty();
        clock.move(Duration.ofMinutes(1));
        eventually().until(() -> emailed(ticket).size() == 1);

        var mails = received("mail.example");
        assertThat(mails).hasSize(1);
        var mail = mails.getFirst();
        assertThat(mail.getSubject()).contains("ti ha risposto");
        assertThat(mail.getMessageID()).startsWith("<unseen." + ticket.id().number() + ".");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getReplyTo()[0].toString()).contains("help+t");
        assertThat(part(mail, 0))
                .contains(
                        "> Anna,",
                        "> Arriva <b>domani</b>.",
                        "> Altro?",
                        "https://shop.example/account?a=1&b=2",
                        stop(mail))
                .doesNotContain("Dov'è");
        assertThat(part(mail, 1))
                .contains("Arriva &lt;b&gt;domani&lt;/b&gt;.", "href=\"https://shop.example/account?a=1&amp;b=2\"");
        var told = (Change.UnseenEmailed) emailed(ticket).getFirst();
        assertThat(told.messages()).isEqualTo(2);
    }

    @Test
    void whatWasSeenMeanwhileIsNotToldOf() throws Exception {
        save(smtp(), null, ON);
        var session = maria("en");
        var ticket = chat(session, "Hello?");
        reply(ticket, "First");
        shop(session, new Command.MarkSeen(id(), ticket.id(), head()));
        reply(ticket, "Second");
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(ticket).size() == 1);
        assertThat(part(received("mail.example").getFirst(), 0))
                .contains("Second")
                .doesNotContain("First");
        reply(ticket, "Third");
        shop(session, new Command.MarkSeen(id(), ticket.id(), head()));
        var later = another();
        clock.move(Duration.ofHours(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("mail.example")).hasSize(1);
    }

    @Test
    void noMoreThanOneLeavesInAQuarterOfAnHour() throws Exception {
        save(smtp(), null, ON);
        var ticket = chat(maria("en"), "Hello?");
        reply(ticket, "First");
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(ticket).size() == 1);
        reply(ticket, "Second");
        var later = another();
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("mail.example")).hasSize(1);
        clock.move(Duration.ofMinutes(5));
        eventually().until(() -> emailed(ticket).size() == 2);
        assertThat(part(received("mail.example").get(1), 0)).contains("Second").doesNotContain("First");
    }

    @Test
    void whoIsAnsweredAndClosedIsToldAndWhoEndsTheChatIsNot() throws Exception {
        save(smtp(), null, ON);
        var answered = chat(maria("en"), "Hello?");
        reply(answered, "Here you are.");
        carryOut(new Command.CloseTicket(id(), answered.id(), answered.lastShopperMessage()));
        var session = signed("c-8", "Luca", "luca@other.example", "en");
        var ended = chat(session, "Hello?");
        reply(ended, "Wait.");
        shop(session, new Command.EndChat(id(), ended.id(), null));
        var later = another();
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(answered).size() == 1 && emailed(later).size() == 1);
        assertThat(received("other.example")).isEmpty();
    }

    @Test
    void chatsGoOnlyToAddressesThatTheShopHasSigned() throws Exception {
        save(smtp(), null, ON);
        var now = clock.instant().getEpochSecond();
        var session = client.session(ShopKey.test().signed("""
                {"sub":"c-8","aud":"shop","iat":%d,"exp":%d,"jti":"%s","name":"Luca",
                "email":"victim@other.example","email_verified":false}""".formatted(now, now + 300, UUID.randomUUID())));
        reply(chat(session, "Hello?"), "Here you are.");
        var later = another();
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("other.example")).isEmpty();
    }

    @Test
    void whoHasNeverWrittenGetsNoAnswerByEmail() throws Exception {
        save(smtp(), null, ON);
        var _ = signed("c-8", "Luca", "luca@other.example", "en");
        var _ = client.writeTo(anna, "c-8", "Shall I keep it for you?");
        var later = another();
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("other.example")).isEmpty();
    }

    @Test
    void whatWaitedUntilTheChatIsLongOverIsToldNoMore() throws Exception {
        save(smtp(), null, ON);
        var ticket = chat(maria("en"), "Hello?");
        reply(ticket, "Here you are.");
        clock.move(Duration.ofSeconds(1));
        save(null, null, ON);
        clock.move(Duration.ofDays(3));
        save(smtp(), null, ON);
        var later = another();
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("mail.example")).isEmpty();
    }

    @Test
    void withoutALanguageOfItsOwnAnEmailIsInTheShopsFirst() throws Exception {
        save(smtp(), null, ON);
        var now = client.snapshot(anna).account().general();
        client.save(
                anna,
                new SettingsPage.General(
                        now.name(),
                        now.zone(),
                        now.signIn(),
                        now.privacyPolicy(),
                        now.terms(),
                        List.of("it", "en"),
                        now.waiting(),
                        now.version()));
        var ticket = chat(maria("de"), "Hallo?");
        reply(ticket, "Guten Tag");
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(ticket).size() == 1);
        assertThat(received("mail.example").getFirst().getSubject()).contains("ti ha risposto");
    }

    @Test
    void oneClickStopsThemAndOneLetsThemComeAgain() throws Exception {
        save(smtp(), null, ON);
        var session = maria("en");
        var ticket = chat(session, "Hello?");
        reply(ticket, "First");
        clock.move(AFTER.plusMinutes(1));
        eventually().until(() -> emailed(ticket).size() == 1);
        var link = stop(received("mail.example").getFirst());
        assertThat(link).startsWith("https://chat.shop.example/mail/unsubscribe/");
        var path = URI.create(link).getPath();

        // A scanner that opens the link changes nothing.
        var asked = client.send(path, HttpRequest.newBuilder().GET());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("<button>Get no more of these emails</button>");
        assertThat(unsubscribe(path, "List-Unsubscribe=One-Click").body()).contains("You get no more of these emails");
        assertThat(unsubscribe(path, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        reply(ticket, "Second");
        var later = another();
        clock.move(Duration.ofHours(1));
        eventually().until(() -> emailed(later).size() == 1);
        assertThat(received("mail.example")).hasSize(1);

        var italian = HttpRequest.newBuilder()
                .header("Accept-Language", "it-CH, it;q=0.9")
                .GET();
        assertThat(client.send(path, italian).body()).contains("<button>Ricevile di nuovo</button>");
        unsubscribe(path, "again=1");
        reply(ticket, "Third");
        clock.move(Duration.ofHours(1));
        eventually().until(() -> received("mail.example").size() == 2);
        assertThat(part(received("mail.example").get(1), 0)).contains("Third");
    }

    @Test
    void aLinkThatWasNotMadeHereIsNotBelieved() throws Exception {
        save(smtp(), null, ON);
        for (var token : List.of("x", "0".repeat(32) + "-" + "0".repeat(20), "%00", "a".repeat(4_000))) {
            var answer = unsubscribe("/mail/unsubscribe/" + token, "List-Unsubscribe=One-Click");
            assertThat(answer.statusCode()).as(token).isIn(400, 404, 414);
        }
        var nonsense =
                HttpRequest.newBuilder().header("Accept-Language", ";;;=").GET();
        var page = client.send("/mail/unsubscribe/x", nonsense);
        assertThat(page.body()).contains("This link does not work");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "form-action 'self'");
    }

    @Test
    void aServerThatFailsIsTriedAgainAndItsRefusalIsNot() throws Exception {
        try (var server = TestSmtp.open()) {
            save(new SmtpServer(true, "localhost", server.port(), MailSecurity.NONE, "", SHOP, ""), null, ON);
            server.answers("RCPT", "450 Later");
            var ticket = chat(maria("en"), "Hello?");
            reply(ticket, "First");
            clock.move(AFTER.plusMinutes(1));
            eventually().until(() -> recipients(server) == 1);
            assertThat(emailed(ticket)).isEmpty();
            server.answersAsUsual();
            eventually().until(() -> {
                clock.move(Duration.ofMinutes(5));
                return emailed(ticket).size() == 1;
            });
            assertThat(server.taken()).hasSize(1);
            server.answers("RCPT", "550 No such user");
            reply(ticket, "Second");
            var later = another();
            clock.move(Duration.ofMinutes(30));
            eventually().until(() -> recipients(server) == 4);
            server.answersAsUsual();
            reply(later, "Still there?");
            clock.move(Duration.ofDays(1));
            eventually().until(() -> emailed(later).size() == 1);
            assertThat(emailed(ticket)).hasSize(1);
        }
    }

    private static long recipients(TestSmtp server) {
        return server.said().stream().filter(line -> line.startsWith("RCPT")).count();
    }

    /// A chat whose shopper is told too: chats that are due before it have been looked at then.
    private Ticket another() throws Exception {
        clock.move(Duration.ofSeconds(1));
        var name = "zoe" + others++;
        var ticket = chat(signed("c-" + name, "Zoe", name + "@zoe.example", "en"), "Hi");
        reply(ticket, "Hello");
        return ticket;
    }

    private void shop(String session, Command command) throws Exception {
        try (var hub = hub(session)) {
            send(hub, command);
            assertThat(acknowledged(hub, command.id())).isTrue();
        }
    }

    private void reply(Ticket ticket, String text) throws Exception {
        carryOut(new Command.Reply(id(), ticket.id(), text));
    }

    private long head() throws Exception {
        return client.snapshot(anna).position().sequence();
    }

    private List<Change> emailed(Ticket ticket) throws Exception {
        return thread(ticket).stream()
                .map(Entry::change)
                .filter(Change.UnseenEmailed.class::isInstance)
                .toList();
    }

    private static String stop(MimeMessage mail) throws Exception {
        var header = Objects.requireNonNull(mail.getHeader("List-Unsubscribe", null));
        var found = Pattern.compile("<(https://[^>]+)>").matcher(header);
        assertThat(found.find()).as(header).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> unsubscribe(String path, String form) throws Exception {
        return client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }
}
