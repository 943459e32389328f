package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.LargeBodies;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the gateway brings texts, and reports on those that it was handed. What it has not signed is not read.
/// Thread-safe.
public final class SmsHandlers {
    static final String INCOMING = "/channels/sms/incoming";
    static final String STATUS = "/channels/sms/status";

    /// What a text has, with ten pictures.
    private static final int MOST_BYTES = 64 * 1024;

    private static final String NOTHING_TO_SAY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";
    private static final Logger LOG = LoggerFactory.getLogger(SmsHandlers.class);

    private final LargeBodies bodies;
    private final Origins origins;
    private final ClientAddress addresses;
    private final RateLimit<String> unsigned;
    private final Settings settings;
    private final Secrets secrets;
    private final SmsIntake intake;
    private final SmsReports reports;

    SmsHandlers(Foundation foundation, Settings settings, Secrets secrets, SmsIntake intake, SmsReports reports) {
        bodies = new LargeBodies(foundation.incoming());
        origins = foundation.origins();
        addresses = foundation.addresses();
        unsigned = new RateLimit<>(foundation.limits().sessionsPerAddress(), foundation.elapsed());
        this.settings = settings;
        this.secrets = secrets;
        this.intake = intake;
        this.reports = reports;
    }

    /// `POST /channels/sms/incoming`: a text of a shopper's.
    public void incoming(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        var fields = signed(ctx);
        intake.take(fields);
        answer(ctx);
    }

    /// `POST /channels/sms/status`: how far a text has come.
    public void status(Context ctx) throws RefusedFrame, IOException, InterruptedException {
        var fields = signed(ctx);
        reports.take(ctx.queryParam("message"), fields);
        answer(ctx);
    }

    private static void answer(Context ctx) {
        ctx.contentType("text/xml; charset=utf-8");
        ctx.result(NOTHING_TO_SAY.getBytes(UTF_8));
    }

    private FormFields signed(Context ctx) throws RefusedFrame, IOException {
        var signature = ctx.header(GatewaySignature.HEADER);
        if (signature == null) {
            throw refused(ctx);
        }
        try (var body = bodies.read(ctx, MOST_BYTES)) {
            var fields = FormFields.of(body.bytes());
            var access = access(ctx);
            if (!GatewaySignature.fits(signature, addresses(ctx, access), fields, access.token())) {
                throw refused(ctx);
            }
            return fields;
        }
    }

    /// Who guesses is slowed down.
    private RefusedFrame refused(Context ctx) throws RefusedFrame {
        unsigned.pass(addresses.of(ctx.req()));
        return new RefusedFrame(
                ErrorKind.SIGNATURE_WRONG,
                "The gateway's signature is wrong. Check its auth token, and the relay's address, in the settings.",
                null);
    }

    private GatewayAccess access(Context ctx) throws RefusedFrame {
        try {
            var access = GatewayAccess.find(settings, secrets);
            if (access == null) {
                unsigned.pass(addresses.of(ctx.req()));
                throw new RefusedFrame(
                        ErrorKind.SIGNATURE_WRONG, "No SMS gateway is set up. Set it up in Sportello.", null);
            }
            return access;
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(ErrorKind.STORAGE_FAILED);
        }
    }

    /// Under which address the gateway may know this one: as admins have set it, and as the proxies say.
    private List<String> addresses(Context ctx, GatewayAccess access) {
        var query = ctx.queryString();
        var path = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
        var all = new ArrayList<String>();
        if (access.address() != null) {
            all.add(access.address() + path);
        }
        var own = origins.ownSite(ctx.req());
        if (own != null) {
            all.add(own + path);
        }
        return all;
    }
}
