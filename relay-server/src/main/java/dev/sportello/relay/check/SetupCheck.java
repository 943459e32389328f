package dev.sportello.relay.check;

import dev.sportello.model.SettingsRules;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.integration.Integration;
import dev.sportello.relay.shopper.IdentityCheck;
import dev.sportello.site.SiteOrigin;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.CheckBodies.SetupTried;
import dev.sportello.wire.CheckBodies.TriedIdentity;
import dev.sportello.wire.CheckBodies.TriedSite;
import dev.sportello.wire.CheckBodies.TrySetup;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tries a set-up for an admin, who has opened the check in the inbox. Its page knows a code and nothing else, so that
/// it needs no session in a browser. Thread-safe.
public final class SetupCheck {
    private static final int STREAMS = 10;
    private static final int BETWEEN_EVENTS_MILLIS = 2_000;

    private final Bodies bodies;
    private final Origins origins;
    private final ClientAddress addresses;
    private final RateLimit<String> perAddress;
    private final OpenChecks checks;
    private final IdentityCheck identities;
    private final Supplier<List<String>> known;
    private final Clock clock;
    private final Semaphore streams = new Semaphore(STREAMS);

    private SetupCheck(Foundation foundation, Integration integration, Supplier<List<String>> sites) {
        bodies = foundation.bodies();
        origins = foundation.origins();
        addresses = foundation.addresses();
        perAddress = new RateLimit<>(foundation.limits().sessionsPerAddress(), foundation.elapsed());
        checks = new OpenChecks(foundation.elapsed(), new Tokens(foundation.random()), foundation.peers());
        identities = new IdentityCheck(integration.keys(), integration.account(), foundation.clock());
        known = () ->
                Stream.concat(origins.fixed().stream(), sites.get().stream()).toList();
        clock = foundation.clock();
    }

    /// @param sites those that admins have set, as they are at any moment
    public static SetupCheck open(Foundation foundation, Integration integration, Supplier<List<String>> sites) {
        var check = new SetupCheck(foundation, integration, sites);
        foundation.origins().letTry(check.checks::isAt);
        return check;
    }

    /// Opens a check for an admin.
    public OpenedCheck open() {
        return new OpenedCheck(checks.open(), clock.instant().plus(OpenChecks.LASTS));
    }

    /// `POST /widget/check`
    public void tryOut(Context ctx) throws RefusedFrame {
        perAddress.pass(addresses.of(ctx.req()));
        var body = bodies.read(ctx, TrySetup.class);
        checks.require(body.code());
        var from = ctx.header("Origin");
        if (from != null && from.length() <= SettingsRules.MOST_OF_AN_ORIGIN && SiteOrigin.problem(from) == null) {
            checks.from(from);
        }
        var page = body.page();
        var token = body.token();
        bodies.write(
                ctx,
                new SetupTried(
                        clock.instant(),
                        origins.isHidden(ctx.req()),
                        page == null ? null : site(page),
                        token == null ? null : identity(token)));
    }

    private TriedIdentity identity(String token) {
        try {
            identities.tryOut(token);
            return new TriedIdentity(null);
        } catch (RefusedFrame e) {
            return new TriedIdentity(e.refusal());
        }
    }

    private TriedSite site(String page) {
        var origin = originOf(page.strip());
        if (origin == null) {
            return new TriedSite(null, false, List.of());
        }
        var host = bareHost(origin);
        var near = known.get().stream()
                .filter(one -> !one.equals(origin) && bareHost(one).equals(host))
                .toList();
        return new TriedSite(origin, origins.allows(origin), near);
    }

    private static @Nullable String originOf(String page) {
        try {
            var address = URI.create(page);
            var origin = address.getScheme() + "://" + address.getRawAuthority();
            return SiteOrigin.problem(origin) == null ? SiteOrigin.parse(origin) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// What people take for the same site: the host without scheme, port and `www.`.
    private static String bareHost(String origin) {
        return origin.replaceFirst("^https?://(www\\.)?", "").replaceFirst(":\\d+$", "");
    }

    /// `POST /widget/check/stream`: two events with a pause between them, so that the page sees whether something on
    /// the way keeps answers until they are complete.
    public void stream(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        perAddress.pass(addresses.of(ctx.req()));
        checks.require(bodies.read(ctx, TrySetup.class).code());
        if (!streams.tryAcquire()) {
            throw new RefusedFrame(ErrorKind.BUSY);
        }
        try {
            var answer = ctx.res();
            answer.setContentType("text/event-stream; charset=utf-8");
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader("X-Accel-Buffering", "no");
            var out = answer.getOutputStream();
            out.write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            answer.flushBuffer();
            TimeUnit.MILLISECONDS.sleep(BETWEEN_EVENTS_MILLIS);
            out.write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        } finally {
            streams.release();
        }
    }
}
