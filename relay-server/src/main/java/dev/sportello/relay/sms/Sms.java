package dev.sportello.relay.sms;

import dev.sportello.model.Channel;
import dev.sportello.model.TicketId;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.follow.Attempts;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.network.Networks;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The channel of texts. Thread-safe.
public final class Sms {
    private static final Logger LOG = LoggerFactory.getLogger(Sms.class);
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_WITHIN = Duration.ofSeconds(45);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(1);
    private static final Duration RECEIVED_KEPT_FOR = Duration.ofDays(90);

    /// More than there are in the day after which a text is given up, which may wait for others every few seconds.
    private static final int MOST_ATTEMPTS = 100_000;

    private final Database database;
    private final Settings settings;
    private final Secrets secrets;
    private final GatewayClient client;
    private final SmsHandlers handlers;
    private final SmsSender sender;
    private final ChannelStates states;
    private final Outbox outbox;
    private final Attempts attempts;
    private final Clock clock;

    /// What it works on.
    public record Parts(
            Settings settings,
            Secrets secrets,
            Customers customers,
            Tickets tickets,
            Outbox outbox,
            ChannelStates states) {}

    private Sms(Foundation foundation, Parts parts, Networks networks) {
        database = foundation.database();
        settings = parts.settings;
        secrets = parts.secrets;
        outbox = parts.outbox;
        states = parts.states;
        clock = foundation.clock();
        client = foundation
                .lifetime()
                .owns(new GatewayClient(SystemDefaultDnsResolver.INSTANCE, networks, REQUEST_WITHIN));
        var deliveries = new SmsDeliveries(parts.tickets);
        var rate = new SendingRate(foundation.limits().smsSegments(), foundation.elapsed());
        sender = new SmsSender(database, settings, secrets, client, deliveries, parts.states, rate, clock);
        var intake = new SmsIntake(database, settings, parts.customers, parts.tickets, clock);
        handlers = new SmsHandlers(foundation, settings, secrets, intake, new SmsReports(database, deliveries));
        attempts =
                new Attempts(MOST_ATTEMPTS, ATTEMPT_WITHIN, new Backoff(FIRST_RETRY, LAST_RETRY, foundation.random()));
        parts.tickets.carriedBy(Channel.SMS, new SmsCarrier(settings, outbox));
        foundation.periodic().every("received-texts", Duration.ofHours(1), this::forgetReceived);
    }

    /// @param allowed addresses and blocks of private networks in which the gateway may be
    /// @throws IllegalArgumentException with a sentence for the operator
    public static Sms open(Foundation foundation, Parts parts, Collection<String> allowed) {
        return new Sms(foundation, parts, new Networks(allowed));
    }

    public SmsHandlers handlers() {
        return handlers;
    }

    /// Sends what earlier runs left, and what comes.
    public void begin() {
        forgetReceived();
        outbox.deliver(SmsCarrier.KIND, attempts, sender);
    }

    private void forgetReceived() {
        var before = clock.instant().minus(RECEIVED_KEPT_FOR);
        database.jdbi().useHandle(handle -> PhoneTable.forgetReceived(handle, before));
    }

    /// Sends one text by the gateway as it is set up, and returns what that answers.
    ///
    /// @param to as an admin types it, with its country's code
    /// @throws RefusedFrame `input-invalid`, `channel-off`, `texting-stopped`
    public TestResult test(String to) throws RefusedFrame, InterruptedException {
        var phone = Identity.phone(to);
        if (phone == null) {
            throw new RefusedFrame(
                    ErrorKind.INPUT_INVALID, "Write the number with its country, such as +39051123456.", null);
        }
        if (database.jdbi().withHandle(handle -> PhoneTable.hasStopped(handle, phone))) {
            throw new RefusedFrame(ErrorKind.TEXTING_STOPPED);
        }
        try {
            var access = GatewayAccess.find(settings, secrets);
            if (access == null) {
                throw new RefusedFrame(ErrorKind.CHANNEL_OFF);
            }
            var text = settings.account().general().name() + ": this is a test of Sportello.";
            var answer = client.send(access, phone, text, null);
            if (answer instanceof GatewayAnswer.Taken) {
                states.works(ChannelPart.SMS);
            }
            return result(answer);
        } catch (SecretUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new RefusedFrame(ErrorKind.STORAGE_FAILED);
        }
    }

    private static TestResult result(GatewayAnswer answer) {
        return switch (answer) {
            case GatewayAnswer.Taken(String sid, String status) -> new TestResult(true, status + " (" + sid + ")");
            case GatewayAnswer.Refused refused -> new TestResult(false, refused.reason());
            case GatewayAnswer.NotTaken(String reason) -> new TestResult(false, reason);
            case GatewayAnswer.Unknown(String reason) -> new TestResult(false, reason);
        };
    }

    /// Deletes what there is of a ticket's texts, where no relay runs. Who said STOP has said so for the number, which
    /// stays.
    public static void erase(Handle handle, TicketId ticket) {
        SmsCarrier.erase(handle, ticket);
    }
}
