package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ApiKey;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Ticket;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ApiKeyBodies;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.ShopperBodies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An agent writes to a customer who has not asked anything: it waits in the hub for their next visit.
class WritingFirstTest extends OnARelay {
    private String anna = "";
    private Profile maria;

    @BeforeEach
    void meet() throws Exception {
        anna = admin();
        var _ = shopper("c-7");
        maria = customer("c-7");
    }

    @Test
    void theMessageWaitsInAChatOfItsOwn() throws Exception {
        var written = written(maria, id(), "Your parcel is here.");
        var ticket = ticket();
        assertThat(ticket.id()).isEqualTo(written.ticket());
        assertThat(ticket.assignee()).isNotNull();
        assertThat(ticket.waitingSince()).isNull();
        assertThat(ticket.lastShopperMessage()).isZero();
        var thread = client.thread(shopper("c-7"));
        assertThat(thread.entries())
                .extracting(Entry::change)
                .satisfiesExactly(
                        opened ->
                                assertThat(((Change.TicketOpened) opened).by()).isInstanceOf(Party.ByAgent.class),
                        added -> assertThat(text(added)).isEqualTo("Your parcel is here."));
        assertThat(waiting("c-7")).isEqualTo(1);
    }

    @Test
    void theSameOnceMoreChangesNothing() throws Exception {
        var id = id();
        var first = written(maria, id, "Your parcel is here.");
        assertThat(written(maria, id, "Your parcel is here.")).isEqualTo(first);
        assertThat(client.thread(shopper("c-7")).entries()).hasSize(2);
    }

    @Test
    void whoIsInAChatAlreadyIsWrittenToThere() throws Exception {
        var session = shopper("c-7");
        client.say(session, new Command.SendMessage(id(), null, "Where is my parcel?"));
        var asked = ticket();
        assertThat(written(maria, id(), "It is here.").ticket()).isEqualTo(asked.id());
        assertThat(ticket().waitingSince()).isNull();
    }

    /// Both are first: there is one chat with both messages.
    @Test
    void whoWritesInTheSameInstantMeetsTheAgentInOneChat() throws Exception {
        var sessions =
                IntStream.range(0, 8).mapToObj(each -> "c-" + (100 + each)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var customerId : sessions) {
                var session = shopper(customerId);
                var profile = customer(customerId);
                List<Callable<Object>> both = List.of(
                        () -> {
                            client.say(session, new Command.SendMessage(id(), null, "Hello?"));
                            return session;
                        },
                        () -> written(profile, id(), "Hello!"));
                for (var done : threads.invokeAll(both)) {
                    done.get();
                }
                assertThat(client.thread(session).entries())
                        .filteredOn(entry -> entry.change() instanceof Change.MessageAdded)
                        .hasSize(2);
            }
        }
        assertThat(client.liveTickets(anna)).hasSize(sessions.size());
    }

    @Test
    void whatWasSeenWaitsNoMore() throws Exception {
        var written = written(maria, id(), "Your parcel is here.");
        assertThat(waiting("c-7")).isEqualTo(1);
        var hub = hub(shopper("c-7"));
        var seen = new Command.MarkSeen(id(), written.ticket(), written.sequence());
        send(hub, seen);
        assertThat(acknowledged(hub, seen.id())).isTrue();
        assertThat(waiting("c-7")).isZero();
        assertThat(waiting("c-nobody")).isZero();
    }

    @Test
    void whatCannotReachAnybodyIsRefusedByName() throws Exception {
        assertThat(refused(maria, " ")).isEqualTo(ErrorKind.TEXT_BLANK);
        assertThat(refused(maria, "x".repeat(Message.MOST_CODE_POINTS + 1))).isEqualTo(ErrorKind.TEXT_TOO_LONG);
        assertThat(refused(maria, "NUL \u0000")).isEqualTo(ErrorKind.TEXT_MALFORMED);
        assertThat(error(write(new UUID(0, 1).toString(), id(), "Hello"))).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        assertThat(client.liveTickets(anna)).isEmpty();
    }

    /// Nothing in a chat would ever reach a guest, nor anybody while the chat is off.
    @Test
    void whoCanSeeNoChatIsNotWrittenTo() throws Exception {
        var wanted = new ApiKeyBodies.MakeApiKey("Newsletter", List.of(ApiKey.Scope.Known.INGEST));
        var made = ask(anna, "POST", "/agent/api-keys", wanted);
        var key = codec.body(made.body(), ApiKeyBodies.MadeApiKey.class).secret();
        var guest = """
                {"data":{"type":"profile","attributes":{"email":"guest@mail.example","first_name":"Gino"}}}
                """;
        var told = client.send(
                "/api/profile-import",
                HttpRequest.newBuilder()
                        .header("Authorization", "Klaviyo-API-Key " + key)
                        .header("revision", "2025-10-15")
                        .POST(BodyPublishers.ofString(guest)));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
        assertThat(refused(customer("guest@mail.example"), "Hello")).isEqualTo(ErrorKind.CUSTOMER_WITHOUT_ACCOUNT);

        var page = client.snapshot(anna).account().webChat();
        client.save(anna, new SettingsPage.WebChat(Visibility.OFF, page.welcome(), page.version()));
        assertThat(refused(maria, "Hello")).isEqualTo(ErrorKind.CHAT_OFF);
        assertThat(client.liveTickets(anna)).isEmpty();
    }

    private static String text(Change change) {
        return ((Change.MessageAdded) change).message().text();
    }

    private Profile customer(String query) throws Exception {
        var found = ask(anna, "GET", "/agent/customers?query=" + query, null);
        return codec.body(found.body(), AgentBodies.CustomerPage.class)
                .customers()
                .getFirst();
    }

    /// What the hub of a shopper is told who has not opened it.
    private int waiting(String customerId) throws Exception {
        var identity = ShopKey.test().identity(customerId, "Maria Rossi", clock);
        var answer = post("/widget/waiting", new ShopperBodies.Identify(identity, null));
        return codec.body(answer.body(), ShopperBodies.Waiting.class).messages();
    }

    private Ticket ticket() throws Exception {
        return client.liveTickets(anna).getFirst();
    }

    private AgentBodies.Written written(Profile to, CommandId id, String text) throws Exception {
        var answer = write(to.id().toString(), id, text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return codec.body(answer.body(), AgentBodies.Written.class);
    }

    private ErrorName refused(Profile to, String text) throws Exception {
        return error(write(to.id().toString(), id(), text));
    }

    private HttpResponse<String> write(String profile, CommandId id, String text) throws Exception {
        return ask(anna, "POST", "/agent/profiles/" + profile + "/chat", new AgentBodies.WriteTo(id, text));
    }
}
