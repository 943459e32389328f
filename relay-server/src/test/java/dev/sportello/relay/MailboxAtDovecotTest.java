package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.relay.rig.Dovecot.Without;
import dev.sportello.relay.rig.Dovecot;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.rig.SilencingProxy;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A real server of mailboxes: one that tells nothing, one that is far away and breaks off, and one that is full.
class MailboxAtDovecotTest extends OnMail {
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private void save(int port) throws Exception {
        save(null, mailbox(port, true), null);
    }

    private static Mailbox mailbox(int port, boolean strangers) {
        return new Mailbox(true, "localhost", port, MailSecurity.NONE, SHOP, SHOP, strangers);
    }

    private static String mail(String number, String text) {
        return "Message-ID: <%1$s@mail.example>\nFrom: c%1$s@mail.example\nSubject: Hi\n\n%2$s".formatted(number, text);
    }

    private static String first(Change.EmailAdded email) {
        return email.message().text().lines().findFirst().orElse("");
    }

    /// The first lines of all emails, in the order in which they were taken.
    private List<String> taken() throws Exception {
        var all = new ArrayList<Entry>();
        for (var ticket : client.liveTickets(anna)) {
            all.addAll(thread(ticket));
        }
        return all.stream()
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .map(Entry::change)
                .filter(Change.EmailAdded.class::isInstance)
                .map(change -> first((Change.EmailAdded) change))
                .toList();
    }

    private boolean are(int count) throws Exception {
        return client.liveTickets(anna).size() == count;
    }

    @Test
    void aServerThatDoesNotTellIsAsked() throws Exception {
        try (var server = Dovecot.start(Without.IDLE)) {
            save(server.port());
            var tried = codec.body(
                    ask(anna, "POST", "/agent/channels/mailbox/test", "").body(), TestResult.class);
            assertThat(tried)
                    .isEqualTo(new TestResult(
                            true, "localhost opened the mailbox: 0 mails; it has to be asked for new ones."));
            server.comes(mail("1", "One"));
            eventually().until(() -> taken().equals(List.of("One")));
            server.comes(mail("2", "Two"));
            eventually().until(() -> taken().equals(List.of("One", "Two")));
        }
    }

    @Test
    void aLineThatIsCutInTheMiddleOfMailsLosesAndDoublesNothing() throws Exception {
        System.out.printf("-Dseed=%d%n", SEED);
        var random = new SplittableRandom(SEED);
        var expected = new ArrayList<String>();
        try (var server = Dovecot.start(Without.NOTHING)) {
            for (var number = 0; number < 80; number++) {
                server.comes(mail("m" + number, "Number " + number + "\n" + "x".repeat(random.nextInt(300_000))));
                expected.add("Number " + number);
            }
            try (var proxy = FaultyProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))) {
                save(proxy.entrance().getPort());
                for (var cut = 0; cut < 8; cut++) {
                    var taken = client.liveTickets(anna).size();
                    // A line that brings nothing before it is cut is tried ever later.
                    eventually().until(() -> client.liveTickets(anna).size() > taken || are(expected.size()));
                    LockSupport.parkNanos(random.nextLong(Duration.ofMillis(100).toNanos()));
                    proxy.cut(1, random);
                }
                eventually().atMost(Duration.ofMinutes(5)).until(() -> are(expected.size()));
                assertThat(taken()).containsExactlyElementsOf(expected);
                eventually().until(() -> server.seen() == expected.size());
            }
        }
    }

    @Test
    void aServerThatGivesNoMailForAWhileLosesNone() throws Exception {
        try (var server = Dovecot.start(Without.NOTHING);
                var proxy = SilencingProxy.to(server.port())) {
            proxy.spoilFetches("\\d+");
            save(proxy.port());
            server.comes(mail("1", "One"));
            server.comes(mail("2", "Two"));
            // By then it was asked for the first one often enough.
            eventually().until(() -> proxy.spoilt() > 5);
            proxy.heal();
            eventually().until(() -> taken().equals(List.of("One", "Two")));
        }
    }

    /// Where it lies alone, nobody can tell whether it is the mail or the server.
    @Test
    void theOnlyMailIsTakenHoweverOftenItCouldNotBeFetched() throws Exception {
        try (var server = Dovecot.start(Without.NOTHING);
                var proxy = SilencingProxy.to(server.port())) {
            proxy.spoilFetches("\\d+");
            save(proxy.port());
            server.comes(mail("1", "One"));
            // So often as would leave it behind beside others. Saved anew, the settings are tried at once.
            for (var tries = 1; tries < 5; tries++) {
                var least = tries;
                eventually().until(() -> proxy.spoilt() >= least);
                save(null, mailbox(proxy.port(), tries % 2 == 0), null);
            }
            eventually().until(() -> proxy.spoilt() >= 5);
            proxy.heal();
            eventually().until(() -> taken().equals(List.of("One")));
        }
    }

    @Test
    void aMailThatTheServerNeverGivesHoldsNoneUpBehindIt() throws Exception {
        try (var server = Dovecot.start(Without.NOTHING);
                var proxy = SilencingProxy.to(server.port())) {
            proxy.spoilFetches("1");
            save(proxy.port());
            server.comes(mail("1", "One"));
            server.comes(mail("2", "Two"));
            eventually().until(() -> taken().equals(List.of("Two")));
        }
    }

    @Test
    void aFullMailboxIsPassedOverAndOneThatCountsAnewBringsNothingTwice() throws Exception {
        try (var server = Dovecot.start(Without.NOTHING)) {
            var lastYear = clock.instant().minus(Duration.ofDays(200));
            for (var number = 0; number < 1_200; number++) {
                server.comes(mail("old" + number, "Old"), lastYear);
            }
            save(server.port());
            server.comes(mail("1", "One"));
            eventually().until(() -> taken().equals(List.of("One")));
            server.countAnew();
            server.comes(mail("2", "Two"));
            eventually().until(() -> taken().equals(List.of("One", "Two")));
            assertThat(server.seen()).isEqualTo(2);
        }
    }
}
