package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ShopperBodies;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopperRatesTest extends OnARelay {

    @Override
    protected String[] options() {
        return new String[] {"--limit=commands-per-connection=1/PT1S:3,sessions-per-address=1/PT1S:3"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"/widget/thread", "/widget/orders"})
    void whatAShopperReadsIsCounted(String path) throws Exception {
        var session = shopper("c-7");
        for (var i = 0; i < 3; i++) {
            assertThat(read(session, path).statusCode()).isEqualTo(200);
        }
        assertThat(error(read(session, path))).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(read(shopper("c-8"), path).statusCode()).isEqualTo(200);
    }

    /// To end a session the relay waits for the disk, and anybody can make one up.
    @Test
    void whoeverHasASessionEndsItHoweverManyAreMadeUp() throws Exception {
        var session = shopper("c-7");
        assertThat(signOut("made up").statusCode()).isEqualTo(204);
        assertThat(signOut("made up too").statusCode()).isEqualTo(204);
        assertThat(error(signOut("made up once more"))).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(signOut(session).statusCode()).isEqualTo(204);
        assertThat(error(read(session, "/widget/thread"))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    private HttpResponse<String> read(String session, String path) throws Exception {
        return client.send(path, page(session).GET());
    }

    private HttpResponse<String> signOut(String session) throws Exception {
        return post("/widget/sign-out", new ShopperBodies.SignOut(session));
    }
}
