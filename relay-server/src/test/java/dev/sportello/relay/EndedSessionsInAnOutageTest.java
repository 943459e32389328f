package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.TestAgents;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.CloseCode;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ShopperBodies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever ends a session is not heard by others any more, whatever the database does just then.
@Tag("long")
class EndedSessionsInAnOutageTest extends OnSeveralRelays {

    @Test
    void aShopperWhoSignsOutLosesTheOtherTabsToo() throws Exception {
        var session = maria();
        var tab = joined(one.hub(session));
        deletesNothing("shopper_session");
        assertThat(one.send("/widget/session", authorized(session).DELETE()).statusCode())
                .isEqualTo(500);
        assertThat(end(tab)).isEqualTo(CloseReason.SIGN_IN_AGAIN);
    }

    @Test
    void aShopperWhoLeavesThePageLosesTheOtherTabsToo() throws Exception {
        var session = maria();
        var tab = joined(one.hub(session));
        deletesNothing("shopper_session");
        var body = codec.encode(new ShopperBodies.SignOut(session));
        assertThat(one.send("/widget/sign-out", authorized(session).POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(500);
        assertThat(end(tab)).isEqualTo(CloseReason.SIGN_IN_AGAIN);
    }

    @Test
    void anAgentWhoSignsOutLosesTheOtherWindowsToo() throws Exception {
        var session = one.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        var window = joined(one.desktop(session));
        deletesNothing("agent_session");
        var request = HttpRequest.newBuilder()
                .header("Authorization", "Bearer " + session)
                .POST(BodyPublishers.noBody());
        assertThat(one.send("/agent/sign-out", request).statusCode()).isEqualTo(500);
        assertThat(end(window)).isEqualTo(CloseReason.SIGN_IN_AGAIN);
    }

    /// What the other relay told meanwhile was not heard.
    @Test
    void whoseSessionIsNotKnownAfterAnInterruptionComesBack() throws Exception {
        var tab = joined(one.hub(maria()));
        execute("alter table shopper_session rename to elsewhere");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sportello-relay'");
        assertThat(end(tab)).isEqualTo(CloseReason.RESUME);
    }

    private HttpRequest.Builder authorized(String session) {
        return HttpRequest.newBuilder()
                .header("Origin", RelayClient.ORIGIN)
                .header("Authorization", "Bearer " + session);
    }

    /// The database fails where a session is to be deleted.
    private void deletesNothing(String table) throws SQLException {
        execute("""
                create function fail() returns trigger language plpgsql as $$
                begin raise exception 'No session can be deleted.'; end $$""");
        execute("create trigger fail before delete on " + table + " execute function fail()");
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    private static CloseCode end(WebSocketLink link) throws Exception {
        while (link.receive() != null) {
            // Whatever came before.
        }
        return CloseCode.of(link.closeCode());
    }
}
