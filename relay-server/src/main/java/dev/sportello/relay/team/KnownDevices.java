package dev.sportello.relay.team;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The devices from which agents have signed in before: whoever tries passwords from elsewhere does not keep these out.
/// A device shows the token that it was given; a password is asked for all the same. Thread-safe.
public final class KnownDevices {
    private static final int MOST_OF_AN_AGENT = 20;
    private static final Duration KEPT = Duration.ofDays(400);

    private final Jdbi jdbi;
    private final Tokens tokens;
    private final Clock clock;

    public KnownDevices(Jdbi jdbi, Tokens tokens, Clock clock) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Whether the agent with this email has signed in before from the device that shows the token.
    public boolean knows(@Nullable String token, String email) {
        return token != null
                && jdbi.withHandle(handle -> handle.createQuery("""
                                select 1 from known_device join agent on agent.id = known_device.agent
                                where token_hash = :hash and email = :email
                                """)
                        .bind("hash", Tokens.hash(token))
                        .bind("email", Team.lower(email))
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /// Gets to know the device from which an agent has just signed in, and forgets those not seen for long.
    ///
    /// @return the token that the device shows next time
    public String add(AgentId agent) {
        var token = tokens.make();
        var now = clock.instant();
        jdbi.useTransaction(handle -> {
            handle.createUpdate("insert into known_device (token_hash, agent, seen_at) values (:hash, :agent, :now)")
                    .bind("hash", Tokens.hash(token))
                    .bind("agent", agent)
                    .bind("now", now)
                    .execute();
            forgetOld(handle, agent, now);
        });
        return token;
    }

    /// Notes that a known device was used.
    public void seen(String token) {
        jdbi.useHandle(handle -> handle.createUpdate("update known_device set seen_at = :now where token_hash = :hash")
                .bind("hash", Tokens.hash(token))
                .bind("now", clock.instant())
                .execute());
    }

    static void forgetAll(Handle handle, AgentId agent) {
        handle.createUpdate("delete from known_device where agent = :agent")
                .bind("agent", agent)
                .execute();
    }

    private static void forgetOld(Handle handle, AgentId agent, Instant now) {
        handle.createUpdate("""
                        delete from known_device
                        where agent = :agent and (seen_at < :old or token_hash not in (
                            select token_hash from known_device where agent = :agent
                            order by seen_at desc fetch first :most rows only))
                        """)
                .bind("agent", agent)
                .bind("old", now.minus(KEPT))
                .bind("most", MOST_OF_AN_AGENT)
                .execute();
    }
}
