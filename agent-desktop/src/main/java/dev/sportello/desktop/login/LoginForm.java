package dev.sportello.desktop.login;

import dev.sportello.desktop.connection.SavedSession;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.Agent;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PasswordText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people have typed into the sign-in. Immutable.
record LoginForm(LoginMode mode, String relay, String code, String name, String email, String password) {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Pattern OWN_MACHINE =
            Pattern.compile("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])([:/?#].*)?");

    LoginForm {
        code = TypedLine.of(code);
        email = TypedLine.of(email);
    }

    /// What the relay need not be asked about.
    ///
    /// @param text its key
    record Fault(LoginField field, String text) {}

    /// The first thing to correct; null where the relay can be asked.
    @Nullable
    Fault fault() {
        if (address(relay) == null) {
            return new Fault(LoginField.RELAY, "error.address");
        }
        if (mode.needsCode() && code.isBlank()) {
            return new Fault(LoginField.CODE, "error.code");
        }
        if (mode.needsName() && VisibleText.isInvisible(name)) {
            return new Fault(LoginField.NAME, "error.name");
        }
        if (mode.needsEmail() && email.isBlank()) {
            return new Fault(LoginField.EMAIL, "error.email");
        }
        if (mode.needsEmail() && !Agent.isEmail(email)) {
            return new Fault(LoginField.EMAIL, "error.email-wrong");
        }
        if (password.isEmpty()) {
            return new Fault(LoginField.PASSWORD, "error.password");
        }
        // The relay would refuse it; it counts as people do.
        var tooShort = PasswordText.problem(password) == ErrorKind.PASSWORD_TOO_WEAK;
        return mode.needsCode() && tooShort ? new Fault(LoginField.PASSWORD, "error.weak") : null;
    }

    /// Asks the relay, where there is no [#fault].
    CompletableFuture<SavedSession> send(SignInClient relays) {
        var address = Objects.requireNonNull(address(relay), "the relay's address");
        return switch (mode) {
            case SIGN_IN -> relays.signIn(address, email, password);
            case FIRST_ADMIN -> relays.firstAdmin(address, code, name, email, password, ZoneId.systemDefault());
            case INVITATION -> relays.acceptInvitation(address, code, name, password);
            case RESET -> relays.resetPassword(address, code, email, password);
        };
    }

    /// The relay's base address; null if the text is none. People leave out the scheme: https then, but http for the
    /// own machine, where no relay has a certificate.
    static @Nullable URI address(String typed) {
        var text = TypedLine.of(typed);
        if (text.isEmpty()) {
            return null;
        }
        var scheme = OWN_MACHINE.matcher(text).matches() ? "http://" : "https://";
        var whole = TypedAddress.read(text.contains("://") ? text : scheme + text);
        try {
            return whole != null && isOfTheWeb(whole) ? withoutPath(whole) : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    private static boolean isOfTheWeb(URI whole) {
        return whole.getHost() != null && whole.getScheme() != null && WEB.contains(whole.getScheme());
    }

    private static URI withoutPath(URI whole) throws URISyntaxException {
        var path = whole.getPath() == null ? "" : whole.getPath().replaceAll("/+$", "");
        return new URI(whole.getScheme(), null, whole.getHost(), whole.getPort(), path, null, null);
    }

    @Override
    public String toString() {
        return "LoginForm[" + mode + ", " + relay + "]";
    }
}
