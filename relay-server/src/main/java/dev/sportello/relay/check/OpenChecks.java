package dev.sportello.relay.check;

import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.peer.Peers;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The checks that admins have opened, at this relay or another, by the hashes of their codes, and the sites at which
/// their pages are open. In memory only: after a restart an admin opens another. Thread-safe.
final class OpenChecks {
    static final Duration LASTS = Duration.ofMinutes(15);

    private static final String TOPIC = "check";
    private static final String CODE = "code";
    private static final String SITE = "site";
    private static final int MOST = 100;
    private static final String EXPIRED = "This check has ended. Open it again in the inbox: Settings, Developers.";

    private final ElapsedTime elapsed;
    private final Tokens tokens;
    private final Peers peers;
    private final Map<String, Duration> codes = new LinkedHashMap<>();
    private final Map<String, Duration> sites = new LinkedHashMap<>();

    /// @param peers the other relays; not started yet
    OpenChecks(ElapsedTime elapsed, Tokens tokens, Peers peers) {
        this.elapsed = elapsed;
        this.tokens = tokens;
        this.peers = peers;
        peers.hear(TOPIC, this::hear);
        peers.whenAnotherComes(this::tellAgain);
    }

    /// @return the code
    String open() {
        var code = tokens.make();
        note(codes, Tokens.hash(code), LASTS);
        tell(CODE, Tokens.hash(code), LASTS);
        return code;
    }

    /// @throws RefusedFrame `session-expired`
    void require(String code) throws RefusedFrame {
        if (!holds(codes, Tokens.hash(code))) {
            throw new RefusedFrame(ErrorKind.SESSION_EXPIRED, EXPIRED, null);
        }
    }

    /// A page of the site has shown a code.
    void from(String origin) {
        note(sites, origin, LASTS);
        tell(SITE, origin, LASTS);
    }

    /// Whether the page of a check is open at the site.
    boolean isAt(String origin) {
        return holds(sites, origin);
    }

    private void hear(UUID relay, String text) {
        var parts = text.split(" ", 3);
        switch (parts[0]) {
            case CODE -> note(codes, parts[2], Duration.ofMillis(Long.parseLong(parts[1])));
            case SITE -> note(sites, parts[2], Duration.ofMillis(Long.parseLong(parts[1])));
            // A newer relay says more.
            default -> {}
        }
    }

    private void tell(String kind, String one, Duration left) {
        peers.tell(TOPIC, kind + " " + left.toMillis() + " " + one);
    }

    /// Each for what is left of its time, so that no two relays keep it open for ever.
    private synchronized void tellAgain() {
        var now = elapsed.elapsed();
        codes.forEach((hash, until) -> tell(CODE, hash, until.minus(now)));
        sites.forEach((origin, until) -> tell(SITE, origin, until.minus(now)));
    }

    private synchronized void note(Map<String, Duration> open, String one, Duration left) {
        var now = elapsed.elapsed();
        open.values().removeIf(until -> until.compareTo(now) <= 0);
        var _ = open.remove(one);
        if (open.size() >= MOST) {
            dropFirst(open.keySet().iterator());
        }
        open.put(one, now.plus(left));
    }

    private static void dropFirst(Iterator<String> all) {
        var _ = all.next();
        all.remove();
    }

    private synchronized boolean holds(Map<String, Duration> open, String one) {
        var until = open.get(one);
        return until != null && until.compareTo(elapsed.elapsed()) > 0;
    }
}
