package dev.sportello.desktop.connection;

import dev.sportello.wire.TeamBodies;
import java.net.URI;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Turns a password into a session. Thread-safe; no method waits.
public final class SignInClient {
    private final RelayHttp http;
    private final String device;
    private final @Nullable DeviceTokens known;

    /// Signs in as from a new device each time.
    ///
    /// @param device what to call this machine in the agent's list of sessions
    public SignInClient(RelayHttp http, String device) {
        this(http, device, null);
    }

    /// @param device what to call this machine in the agent's list of sessions
    /// @param known keeps by what relays know this device
    public SignInClient(RelayHttp http, String device, @Nullable DeviceTokens known) {
        this.http = http;
        this.device = device;
        this.known = known;
    }

    /// @return a future that fails with [RequestFailed]
    /// @throws IllegalArgumentException if the relay's address is none, with a sentence that says what to write
    public CompletableFuture<SavedSession> signIn(URI relay, String email, String password) {
        var address = new RelayAddress(relay);
        return token(address, email)
                .thenCompose(token ->
                        ask(address, "/agent/sign-in", new TeamBodies.SignIn(email.strip(), password, device, token)));
    }

    /// Makes the first admin, with the one-time code that the relay printed at its first start, and signs in.
    ///
    /// @param zone this computer's, which the shop takes while it has set none
    /// @return a future that fails with [RequestFailed]
    /// @throws IllegalArgumentException if the relay's address is none, with a sentence that says what to write
    public CompletableFuture<SavedSession> firstAdmin(
            URI relay, String code, String name, String email, String password, ZoneId zone) {
        var body = new TeamBodies.FirstAdmin(code.strip(), name.strip(), email.strip(), password, device, zone.getId());
        return ask(new RelayAddress(relay), "/agent/first-admin", body);
    }

    /// Joins the team, with the code of an invitation, and signs in.
    ///
    /// @return a future that fails with [RequestFailed]
    /// @throws IllegalArgumentException if the relay's address is none, with a sentence that says what to write
    public CompletableFuture<SavedSession> acceptInvitation(URI relay, String code, String name, String password) {
        var body = new TeamBodies.AcceptInvitation(code.strip(), name.strip(), password, device);
        return ask(new RelayAddress(relay), "/agent/invitation", body);
    }

    /// Sets a new password, by a code that an admin or the relay's operator has given, and signs in.
    ///
    /// @return a future that fails with [RequestFailed]
    /// @throws IllegalArgumentException if the relay's address is none, with a sentence that says what to write
    public CompletableFuture<SavedSession> resetPassword(URI relay, String code, String email, String password) {
        var address = new RelayAddress(relay);
        return token(address, email)
                .thenCompose(token -> ask(
                        address,
                        "/agent/password-reset",
                        new TeamBodies.ResetPassword(email.strip(), code.strip(), password, device, token)));
    }

    private CompletableFuture<@Nullable String> token(RelayAddress relay, String email) {
        return http.apart(() -> known == null ? null : known.find(relay.base(), email));
    }

    private CompletableFuture<SavedSession> ask(RelayAddress address, String path, Object body) {
        return http.requests(address, null)
                .post(path, body, TeamBodies.SignedIn.class)
                .thenApply(answer -> session(address, answer));
    }

    private SavedSession session(RelayAddress address, TeamBodies.SignedIn answer) {
        if (known != null && answer.deviceToken() != null) {
            known.keep(address.base(), answer.you().email(), answer.deviceToken());
        }
        return new SavedSession(address.base(), answer.token(), answer.you());
    }
}
