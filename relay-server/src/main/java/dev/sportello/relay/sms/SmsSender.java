package dev.sportello.relay.sms;

import dev.sportello.model.Delivery;
import dev.sportello.model.Delivery.State;
import dev.sportello.model.MessageId;
import dev.sportello.relay.channel.ChannelPart;
import dev.sportello.relay.channel.ChannelStates;
import dev.sportello.relay.follow.NotYet;
import dev.sportello.relay.follow.Receiver;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hands texts to the gateway, one at a time. The gateway knows no id by which it would take a text once only: where
/// its answer is lost, its list of texts is asked before another attempt. For the thread of the outbox.
///
/// @param database where it is noted, before the gateway is asked, that it is
record SmsSender(
        Database database,
        Settings settings,
        Secrets secrets,
        GatewayClient client,
        SmsDeliveries deliveries,
        ChannelStates states,
        SendingRate rate,
        Clock clock)
        implements Receiver {
    /// For so long a text whose answer was lost is looked for in the gateway's list, and reports on it are waited for.
    static final Duration SETTLES_WITHIN = Duration.ofMinutes(2);

    /// The gateway tells its times in whole seconds, and the relay's clock may have been set a little.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /// After a day nobody wants to read it.
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    private static final String TOO_LATE = "It could not be sent within a day.";
    private static final String NOT_KNOWN =
            "The gateway has not said within a day whether it took the text. Look in its list before you send it again.";

    /// How soon a text that waits for something else is looked at again.
    private static final Duration WAITS = Duration.ofSeconds(2);

    @Override
    public void deliver(dev.sportello.relay.follow.Delivery delivery) throws Exception {
        var message = new MessageId(UUID.fromString(delivery.payload()));
        var row = database.jdbi()
                .withHandle(handle -> SmsTable.find(handle, message))
                .orElse(null);
        // Erased, told of by a report meanwhile, or delivered before a kill.
        if (row == null || row.state() != State.QUEUED || row.body() == null) {
            return;
        }
        // As the table keeps it: by this time an attempt is found again.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var late = row.since().plus(GIVEN_UP_AFTER).isBefore(now);
        if (database.jdbi().withHandle(handle -> SmsTable.waitsForEarlier(handle, row))) {
            throw new NotYet("An earlier text of the ticket waits.", WAITS);
        }
        if (late) {
            giveUp(row, now);
            return;
        }
        var access = access();
        if (row.attemptAt() == null || !isSettled(access, row, row.attemptAt(), now)) {
            send(access, row, row.body(), now);
        }
    }

    /// The gateway is asked one last time for a text whose answer was lost.
    private void giveUp(SmsRow row, Instant now) throws Exception {
        try {
            if (row.attemptAt() == null || !isSettled(access(), row, row.attemptAt(), now)) {
                tell(row, null, SmsDeliveries.failed(TOO_LATE));
            }
        } catch (IOException | NotYet e) {
            tell(row, null, SmsDeliveries.failed(NOT_KNOWN));
        }
    }

    private GatewayAccess access() throws IOException {
        try {
            var access = GatewayAccess.find(settings, secrets);
            if (access == null || !access.gateway().on()) {
                throw fails("The gateway is switched off, or its token is not set.");
            }
            return access;
        } catch (SecretUnreadable e) {
            throw fails("The gateway's token cannot be read. The operator should look at the log.");
        }
    }

    /// It is tried again after a while.
    private IOException fails(String reason) {
        states.failed(ChannelPart.SMS, reason);
        return new IOException(reason);
    }

    /// Looks for a text whose answer was lost.
    ///
    /// @return whether the gateway has it; if not, and long enough after the attempt, it has never arrived there
    private boolean isSettled(GatewayAccess access, SmsRow row, Instant attemptAt, Instant now) throws Exception {
        var all = client.list(access, row.phone());
        states.works(ChannelPart.SMS);
        for (var listed : all) {
            if (isOf(row, listed, Duration.between(attemptAt, now))) {
                tell(row, listed.sid(), new Delivery(State.SENT));
                tell(row, listed.sid(), listed.delivery());
                return true;
            }
        }
        if (now.isBefore(attemptAt.plus(SETTLES_WITHIN))) {
            throw new NotYet("The gateway's answer was lost, and its list does not have the text yet.", WAITS);
        }
        return false;
    }

    /// What failed there reached nobody: to send it again doubles nothing.
    private boolean isOf(SmsRow row, GatewayAnswer.Listed listed, Duration ago) {
        var inTime = listed.age() == null || listed.age().compareTo(ago.plus(MARGIN)) <= 0;
        return inTime
                && listed.body().equals(row.body())
                && listed.delivery().state() != State.FAILED
                && isNobodyElses(listed.sid());
    }

    private boolean isNobodyElses(String sid) {
        return database.jdbi().withHandle(handle -> SmsTable.bySid(handle, sid)).isEmpty();
    }

    private void send(GatewayAccess access, SmsRow row, String body, Instant now) throws Exception {
        if (database.jdbi().withHandle(handle -> PhoneTable.hasStopped(handle, row.phone()))) {
            tell(row, null, SmsDeliveries.failed("The shopper has said STOP."));
            return;
        }
        rate.take(access.gateway().number(), body);
        if (!attempt(row, row.attemptAt(), now)) {
            throw new NotYet("Another relay hands the text over.", WAITS);
        }
        switch (client.send(access, row.phone(), body, access.callback(row.message()))) {
            case GatewayAnswer.Taken(String sid, String status) -> {
                states.works(ChannelPart.SMS);
                tell(row, sid, new Delivery(State.SENT));
                tell(row, sid, GatewayStatus.delivery(status, null));
            }
            case GatewayAnswer.Refused refused -> {
                states.works(ChannelPart.SMS);
                tell(row, null, SmsDeliveries.failed(refused.reason()));
                if (refused.isStopped()) {
                    deliveries.stopped(row.ticket(), row.phone());
                }
            }
            case GatewayAnswer.NotTaken(String reason) -> {
                var _ = attempt(row, now, null);
                throw fails(reason);
            }
            case GatewayAnswer.Unknown(String reason) -> throw fails(reason);
        }
    }

    /// On the disk before the gateway is asked: who is killed in between looks for the text first.
    private boolean attempt(SmsRow row, @Nullable Instant before, @Nullable Instant at) {
        var first = database.jdbi().withHandle(handle -> SmsTable.attempt(handle, row.message(), before, at));
        database.force();
        return first;
    }

    private void tell(SmsRow row, @Nullable String sid, Delivery delivery) throws IOException, InterruptedException {
        try {
            deliveries.tell(row.ticket(), row.message(), sid, delivery);
        } catch (RefusedFrame e) {
            throw new IOException(Objects.requireNonNullElse(e.getMessage(), "The journal does not answer."), e);
        }
    }
}
