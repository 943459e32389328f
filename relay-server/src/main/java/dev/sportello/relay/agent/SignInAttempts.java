package dev.sportello.relay.agent;

import dev.sportello.model.AgentId;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.http.RateLimit;
import dev.sportello.relay.http.Tokens;
import dev.sportello.relay.team.KnownDevices;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.RefusedFrame;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often sign-in may be tried. Thread-safe.
///
/// From a device that an agent has used before only that device's own attempts count: nobody who tries passwords from
/// elsewhere keeps that agent out. All others count by address and by account; the account's limit is wide enough that
/// a few attempts a minute from many addresses leave room for the agent on a new device. Who is signed in and types the
/// current password for a new one is counted by nobody else's attempts.
final class SignInAttempts {
    private final ClientAddress addresses;
    private final KnownDevices devices;
    private final RateLimit<String> perAddress;
    private final RateLimit<String> perAccount;
    private final RateLimit<String> perDevice;
    private final RateLimit<AgentId> perAgent;

    SignInAttempts(ClientAddress addresses, KnownDevices devices, Limits limits, ElapsedTime elapsed) {
        this.addresses = addresses;
        this.devices = devices;
        perAddress = new RateLimit<>(limits.signIns(), elapsed);
        perAccount = new RateLimit<>(limits.signInsPerAccount(), elapsed);
        perDevice = new RateLimit<>(limits.signIns(), elapsed);
        perAgent = new RateLimit<>(limits.signIns(), elapsed);
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
            perDevice.pass(Tokens.hash(Objects.requireNonNull(deviceToken)));
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
        perAgent.pass(agent);
    }
}
