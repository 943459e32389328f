package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.wire.TeamBodies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever reads the output of any relay becomes the first admin at any relay, and nobody becomes it twice.
@Tag("long")
class FirstAdminAtSeveralRelaysTest extends OnSeveralRelays {
    private static final int TAKEN = 200;
    private static final int REFUSED = 401;

    /// Nobody has an account yet.
    @Override
    protected void prepare() {}

    @Override
    protected List<String> options() {
        return List.of("--limit=sign-ins=1000/PT1S:1000");
    }

    @Test
    void theCodeOfOneIsGoodAtTheOther() throws Exception {
        assertThat(firstAdmin(other, code(0))).isEqualTo(TAKEN);
    }

    @Test
    void whenOneCodeIsUsedTheOthersAreGoodNowhere() throws Exception {
        assertThat(firstAdmin(one, code(0))).isEqualTo(TAKEN);
        assertThat(firstAdmin(one, code(1))).isEqualTo(REFUSED);
        assertThat(firstAdmin(other, code(1))).isEqualTo(REFUSED);
        assertThat(firstAdmin(other, code(0))).isEqualTo(REFUSED);
    }

    @Test
    void twoWhoAreEquallyQuickDoNotBothBecomeIt() throws Exception {
        List<Callable<Integer>> both = List.of(() -> firstAdmin(one, code(0)), () -> firstAdmin(other, code(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(both);
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(TAKEN, REFUSED);
        }
    }

    @Test
    void tenWrongGuessesAreAllWhereverTheyAreMade() throws Exception {
        for (var i = 0; i < 5; i++) {
            assertThat(firstAdmin(one, "AAAA-AAAA-AAAA")).isEqualTo(REFUSED);
            assertThat(firstAdmin(other, "AAAA-AAAA-AAAA")).isEqualTo(REFUSED);
        }
        assertThat(firstAdmin(one, code(0))).isEqualTo(REFUSED);
        assertThat(firstAdmin(other, code(1))).isEqualTo(REFUSED);
        relays.add(relay("third"));
        assertThat(firstAdmin(one, code(2))).isEqualTo(TAKEN);
    }

    @Test
    void aRelayThatStartsLaterPrintsNoCodeOnceThereIsAnAdmin() throws Exception {
        assertThat(firstAdmin(one, code(0))).isEqualTo(TAKEN);
        relays.add(relay("third"));
        assertThat(relays.getLast().setupCode()).isNull();
    }

    private String code(int relay) {
        return Objects.requireNonNull(relays.get(relay).setupCode());
    }

    private int firstAdmin(RelayClient relay, String code) throws Exception {
        var body = new TeamBodies.FirstAdmin(code, "Anna", "anna@shop.test", "correct horse", "laptop", null);
        return relay.send(
                        "/agent/first-admin",
                        HttpRequest.newBuilder().POST(BodyPublishers.ofString(codec.encode(body))))
                .statusCode();
    }
}
