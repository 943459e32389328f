package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.Rate;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.SharedRateLimit;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often sign-in may be tried, at all relays on the database together. Thread-safe.
///
/// From a device that an agent has used before only that device's own attempts count: nobody who tries passwords from
/// elsewhere keeps that agent out. All others count by address and by account; the account's limit is wide enough that
/// a few attempts a minute from many addresses leave room for the agent on a new device. Who is signed in and types the
/// current password for a new one is counted by nobody else's attempts.
final class SignInAttempts {
    private final ClientAddress addresses;
    private final KnownDevices devices;
    private final SharedRateLimit perAddress;
    private final SharedRateLimit perAccount;
    private final SharedRateLimit perDevice;
    private final SharedRateLimit perAgent;

    /// @param foundation whose peers are not started yet
    SignInAttempts(Foundation foundation, KnownDevices devices) {
        this.devices = devices;
        addresses = foundation.addresses();
        var limits = foundation.limits();
        perAddress = shared(foundation, "sign-in-address", limits.signIns());
        perAccount = shared(foundation, "sign-in-account", limits.signInsPerAccount());
        perDevice = shared(foundation, "sign-in-device", limits.signIns());
        perAgent = shared(foundation, "sign-in-agent", limits.signIns());
    }

    private static SharedRateLimit shared(Foundation foundation, String topic, Rate rate) {
        return new SharedRateLimit(topic, new RateLimit<>(rate, foundation.elapsed()), foundation.peers());
    }

    /// Counts an attempt with a code.
    ///
    /// @throws RefusedFrame `rate-limited`
    void pass(Context ctx) throws RefusedFrame {
        perAddress.pass(addresses.of(ctx.req()));
    }

    /// Counts an attempt at an account, whether or not there is such a one: the limit reveals nothing.
    ///
    /// @param deviceToken what the device shows; null for nothing
    /// @return whether it comes from a device that is known
    /// @throws RefusedFrame `rate-limited`
    boolean pass(Context ctx, String email, @Nullable String deviceToken) throws RefusedFrame {
        if (devices.knows(deviceToken, email)) {
            perDevice.pass(Objects.requireNonNull(deviceToken));
            return true;
        }
        pass(ctx);
        perAccount.pass(Team.lower(email));
        return false;
    }

    /// Counts an attempt of somebody who is signed in.
    ///
    /// @throws RefusedFrame `rate-limited`
    void pass(AgentId agent) throws RefusedFrame {
        perAgent.pass(agent.value().toString());
    }
}
