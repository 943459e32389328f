package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What an agent asks for about customers, at the sample shop.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class CustomerEndpointsTest {
    private final Codec codec = new Codec();
    private final RelayClient client = new RelayClient(() -> relay().address());
    private @Nullable RunningRelay relay;
    private String anna = "";
    private Profile maria;

    @BeforeAll
    void signIn(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port", "0", "--data", folder.toString());
        relay = Relay.start(config, Clock.systemUTC());
        anna = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        maria = asked("/agent/customers?query=maria.rossi@", AgentBodies.CustomerPage.class)
                .customers()
                .getFirst();
    }

    @AfterAll
    void stop() {
        relay().close();
    }

    @Test
    void aCustomerIsFoundWithTheLastOrder() throws Exception {
        assertThat(maria.name()).isEqualTo("Maria Rossi");
        assertThat(maria.purchases()).isNotEmpty();
        assertThat(asked(path(""), Profile.class)).isEqualTo(maria);
        var number = Objects.requireNonNull(maria.lastOrder()).number();
        assertThat(asked("/agent/customers?query=%23" + number.substring(1), AgentBodies.CustomerPage.class)
                        .customers())
                .containsExactly(maria);
    }

    @Test
    void ordersAreWholeAndTheirEventsNameThem() throws Exception {
        var orders = asked(path("/orders"), AgentBodies.OrderPage.class).orders();
        assertThat(orders).isNotEmpty().allSatisfy(order -> {
            assertThat(order.lines()).isNotEmpty();
            assertThat(order.amounts().subtotal()).isNotNull();
        });
        var placed = asked(path("/events?kinds=order-placed"), AgentBodies.EventPage.class)
                .events();
        assertThat(placed).allMatch(event -> event.kind() == Event.Kind.ORDER_PLACED);
        assertThat(placed)
                .extracting(Event::order)
                .containsExactlyElementsOf(
                        orders.stream().map(order -> order.id()).toList());
    }

    @Test
    void theTicketsOfACustomerAreAllOfThem() throws Exception {
        var page = asked(path("/tickets"), AgentBodies.TicketPage.class);
        assertThat(page.tickets())
                .isNotEmpty()
                .allMatch(ticket -> ticket.profile().equals(maria.id()));
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByName() throws Exception {
        assertThat(error(anna, "/agent/customers")).isEqualTo(ErrorKind.INPUT_INVALID);
        assertThat(error(anna, path("/orders?before=noon"))).isEqualTo(ErrorKind.INPUT_INVALID);
        var nobody = "/agent/profiles/" + new ProfileId(new UUID(0, 1));
        assertThat(error(anna, nobody)).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        assertThat(error("x", "/agent/customers?query=maria")).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    private String path(String rest) {
        return "/agent/profiles/" + maria.id() + rest;
    }

    private <T> T asked(String path, Class<T> type) throws Exception {
        var answer = ask(anna, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return codec.body(answer.body(), type);
    }

    private ErrorName error(String token, String path) throws Exception {
        return codec.body(ask(token, path).body(), Refusal.class).error();
    }

    private HttpResponse<String> ask(String token, String path) throws Exception {
        return client.send(
                path,
                HttpRequest.newBuilder()
                        .header("Authorization", "Bearer " + token)
                        .GET());
    }

    private RunningRelay relay() {
        return Objects.requireNonNull(relay);
    }
}
