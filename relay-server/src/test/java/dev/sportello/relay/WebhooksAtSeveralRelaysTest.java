package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Webhook.Topic;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebhookReceiver.Answer;
import dev.sportello.relay.rig.WebhookReceiver.Received;
import dev.sportello.relay.rig.WebhookReceiver;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One of the relays on a database sends its webhooks, and another when that one ends.
@Tag("long")
class WebhooksAtSeveralRelaysTest extends OnSeveralRelays {
    private static final int SHOPPERS = 6;
    private static final int MESSAGES = 5;
    private static final Duration TIME = Duration.ofSeconds(60);

    private WebhookReceiver receiver;

    WebhooksAtSeveralRelaysTest() throws Exception {
        receiver = new WebhookReceiver();
    }

    @Override
    protected List<String> options() {
        return List.of("--allow-webhooks-to=127.0.0.1");
    }

    @BeforeEach
    void register() throws Exception {
        var anna = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var asked = new SaveWebhook(
                receiver.address(),
                "Order system",
                List.of(Topic.Known.TICKET_OPENED, Topic.Known.MESSAGE_ADDED),
                true);
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + anna)
                .POST(BodyPublishers.ofString(codec.encode(asked)));
        assertThat(one.send("/agent/webhooks", request).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    @Test
    void whatHappensAtBothIsToldOnceAndInTheOrderOfEachTicket() throws Exception {
        var shoppers = shoppers(one);
        for (var round = 0; round < MESSAGES; round++) {
            say(round % 2 == 0 ? one : other, shoppers);
        }
        await().atMost(TIME).until(() -> receiver.taken().size() >= SHOPPERS * (1 + MESSAGES));
        assertThat(receiver.taken()).extracting(Received::id).doesNotHaveDuplicates();
        assertInOrder(SHOPPERS * (1 + MESSAGES));
    }

    @Test
    void whatOneHadToTellIsToldByTheOtherWhenItEnds() throws Exception {
        var shoppers = shoppers(other);
        say(other, shoppers);
        var began = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        receiver.answers(_ -> {
            began.countDown();
            await().atMost(TIME).until(() -> goesOn.getCount() == 0);
            return Answer.of(503);
        });
        say(other, shoppers);
        began.await();
        relays.removeFirst().close();
        goesOn.countDown();
        receiver.answers(_ -> Answer.of(204));
        var left = new RelayClient(() -> relays.getFirst().address());
        say(left, shoppers);
        await().atMost(TIME).until(() -> ids().size() >= SHOPPERS * 4);
        assertInOrder(SHOPPERS * 4);
    }

    @Test
    void whatDidNotArriveIsTriedAfterAnOutageThoughTheDatabaseFailsAtFirst() throws Exception {
        receiver.answers(_ -> Answer.of(503));
        say(one, List.of(session(one, "c-0")));
        await().atMost(TIME).until(() -> count("failure is not null") == 1);
        execute("update webhook set failing_since = failing_since - interval '1 hour'");
        execute("update webhook_delivery set next_try = next_try + interval '1 day' where failure is not null");
        execute("""
                create function fail() returns trigger language plpgsql as $$
                begin raise exception 'Nothing can be brought forward.'; end $$""");
        execute("""
                create trigger fail before update on webhook_delivery for each row
                when (new.next_try < old.next_try and new.failure is not null) execute function fail()""");

        receiver.answers(_ -> Answer.of(204));
        say(one, List.of(session(one, "c-1")));
        await().atMost(TIME).until(() -> count("settled_at is not null") == 2);
        assertThat(count("failure is not null")).isOne();

        execute("drop trigger fail on webhook_delivery");
        say(one, List.of(session(one, "c-2")));
        await().atMost(TIME).until(() -> count("settled_at is not null") == 6);
    }

    /// As after another relay began anew a moment after this one had gone on.
    @Test
    void whatIsReadAgainIsToldOnceAndHoldsUpNothing() throws Exception {
        var shoppers = shoppers(one);
        say(one, shoppers);
        await().atMost(TIME).until(() -> count("settled_at is not null") == SHOPPERS * 2);
        execute("update follower set sequence = 0 where name = 'webhooks'");
        say(other, shoppers);
        await().atMost(TIME).until(() -> ids().size() >= SHOPPERS * 3);
        assertThat(receiver.taken()).extracting(Received::id).doesNotHaveDuplicates();
        assertInOrder(SHOPPERS * 3);
    }

    private int count(String condition) throws SQLException {
        try (var connection = connection();
                var query = connection.prepareStatement("select count(*) from webhook_delivery where " + condition);
                var rows = query.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = connection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /// Each ticket's events as they happened; one whose answer was lost may come again, under its id.
    private void assertInOrder(int wanted) {
        assertThat(ids()).hasSize(wanted);
        var byTicket = new HashMap<Long, List<Long>>();
        var known = new ArrayList<String>();
        for (var one : receiver.taken()) {
            if (!known.contains(one.id())) {
                known.add(one.id());
                byTicket.computeIfAbsent(one.ticket(), _ -> new ArrayList<>()).add(one.sequence());
            }
        }
        assertThat(byTicket).hasSize(SHOPPERS);
        byTicket.values().forEach(events -> assertThat(events).isSortedAccordingTo(Comparator.naturalOrder()));
    }

    private List<String> ids() {
        return receiver.taken().stream().map(Received::id).distinct().toList();
    }

    private static List<String> shoppers(RelayClient relay) throws Exception {
        var all = new ArrayList<String>();
        for (var number : IntStream.range(0, SHOPPERS).toArray()) {
            all.add(session(relay, "c-" + number));
        }
        return all;
    }

    private static String session(RelayClient relay, String customer) throws Exception {
        return relay.session(ShopKey.test().identity(customer, "Maria Rossi", Clock.systemUTC()));
    }

    private static void say(RelayClient relay, List<String> shoppers) throws Exception {
        for (var shopper : shoppers) {
            var id = new CommandId(UUID.randomUUID());
            relay.say(shopper, new Command.SendMessage(id, null, "Where is my parcel?"));
        }
    }
}
