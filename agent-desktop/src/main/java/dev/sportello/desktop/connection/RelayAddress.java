package dev.sportello.desktop.connection;

import java.net.URI;
import java.util.Locale;

/// A relay's base address, below which all its paths are: one however it was spelled, since what belongs to a relay is
/// found by it. Immutable.
public record RelayAddress(URI base) {

    /// @param base with or without a slash at its end
    /// @throws IllegalArgumentException with a sentence that says what to write
    public RelayAddress {
        var scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (base.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException("Write the relay's address like https://chat.shop.example");
        }
        if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
            throw new IllegalArgumentException("Write the relay's address without a name, a question mark or a hash.");
        }
        base = URI.create(scheme + "://" + base.getHost().toLowerCase(Locale.ROOT) + port(scheme, base.getPort())
                + base.getRawPath().replaceFirst("/+$", ""));
    }

    /// None where it is the scheme's own.
    private static String port(String scheme, int port) {
        return port == -1 || port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    URI path(String path) {
        return URI.create(base + path);
    }

    URI socket() {
        return URI.create(base.toString().replaceFirst("^http", "ws") + "/agent/socket");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
