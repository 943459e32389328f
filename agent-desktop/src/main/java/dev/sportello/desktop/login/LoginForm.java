package dev.sportello.desktop.login;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PasswordText;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads what people type into the sign-in.
final class LoginForm {
    /// The relay's base address; null if the text is none. People leave out the scheme: https then, but http for the
    /// own machine, where no relay has a certificate.
    static @Nullable URI address(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            var whole = text.contains("://") ? new URI(text) : new URI((local(text) ? "http://" : "https://") + text);
            var web = "http".equals(whole.getScheme()) || "https".equals(whole.getScheme());
            return web && whole.getHost() != null ? withoutPath(whole) : null;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }

    /// Whether the relay would refuse a new password; it counts as people do.
    static boolean tooShort(String password) {
        return PasswordText.problem(password) == ErrorKind.PASSWORD_TOO_WEAK;
    }

    private static boolean local(String text) {
        return text.startsWith("localhost") || text.startsWith("127.") || text.startsWith("[::1]");
    }

    private static URI withoutPath(URI whole) throws URISyntaxException {
        var path = whole.getPath() == null ? "" : whole.getPath().replaceAll("/+$", "");
        return new URI(whole.getScheme(), null, whole.getHost(), whole.getPort(), path, null, null);
    }

    private LoginForm() {}
}
