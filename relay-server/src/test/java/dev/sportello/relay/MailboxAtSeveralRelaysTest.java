package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.wire.AgentBodies.SetSecret;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two relays on one PostgreSQL read one mailbox: one at a time.
@Tag("long")
class MailboxAtSeveralRelaysTest extends OnSeveralRelays {
    private static final String SHOP = "help@shop.example";

    private final GreenMail mail = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private String anna = "";

    @Override
    protected void prepare() throws Exception {
        super.prepare();
        mail.start();
        mail.setUser(SHOP, SHOP, "letters");
    }

    @AfterEach
    void stopMail() {
        mail.stop();
    }

    private void setUp() throws Exception {
        anna = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var secret = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + anna)
                .PUT(BodyPublishers.ofString(codec.encode(new SetSecret("letters"))));
        assertThat(one.send("/agent/secrets/imap-password", secret).statusCode())
                .isEqualTo(204);
        var version = one.snapshot(anna).account().channels().version();
        var port = mail.getImap().getPort();
        var mailbox = new Mailbox(true, "localhost", port, MailSecurity.NONE, SHOP, SHOP, true);
        one.save(anna, new Channels(null, null, null, mailbox, null, version));
    }

    private void comes(String id) throws Exception {
        var bytes = ("Message-ID: <" + id + "@x>\r\nFrom: Paolo <paolo@mail.example>\r\nSubject: Hi\r\n\r\nNumber "
                        + id)
                .getBytes(UTF_8);
        var user = Objects.requireNonNull(mail.getUserManager().getUser(SHOP));
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private List<String> taken(RelayClient relay) throws Exception {
        var texts = new ArrayList<String>();
        for (var ticket : relay.liveTickets(anna)) {
            relay.thread(anna, ticket.id()).stream()
                    .map(Entry::change)
                    .filter(Change.EmailAdded.class::isInstance)
                    .map(change -> ((Change.EmailAdded) change).message().text())
                    .forEach(texts::add);
        }
        return texts;
    }

    @Test
    void eachMailIsTakenOnceAlsoWhenTheRelayThatReadEnds() throws Exception {
        setUp();
        for (var number = 1; number <= 5; number++) {
            comes("a" + number);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> taken(one).size() == 5);
        relays.removeFirst().close();
        var left = new RelayClient(() -> relays.getFirst().address());
        for (var number = 1; number <= 4; number++) {
            comes("b" + number);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> taken(left).size() == 9);
        assertThat(taken(left)).doesNotHaveDuplicates();
        // Whichever of the two it was that read, the last one does now.
        comes("c");
        await().atMost(Duration.ofMinutes(1)).until(() -> taken(left).size() == 10);
    }

    @Test
    void aMailThatTheJournalCannotKeepHoldsUpNoLaterOne() throws Exception {
        setUp();
        execute("alter table mail_sent add constraint not_this check (message_id <> '<refused@x>')");
        comes("a\0b");
        comes("refused");
        comes("later");
        // The mail is tried five times, with longer and longer pauses.
        await().atMost(Duration.ofMinutes(1)).until(() -> taken(one).contains("Number later"));
        assertThat(taken(one)).containsExactlyInAnyOrder("Number a b", "Number later");
    }

    @Test
    void aMailOverWhichRelaysEndAgainAndAgainIsPassedOver() throws Exception {
        setUp();
        var ended = "update mailbox set reading = 1, readings = 5 where uid_validity is not null";
        await().atMost(Duration.ofMinutes(1)).until(() -> execute(ended) == 1);
        comes("deadly");
        comes("later");
        await().atMost(Duration.ofMinutes(1)).until(() -> taken(one).contains("Number later"));
        assertThat(taken(one)).containsExactly("Number later");
    }

    private int execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), "");
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
