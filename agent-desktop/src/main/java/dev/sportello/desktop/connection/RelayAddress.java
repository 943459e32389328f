package dev.sportello.desktop.connection;

import java.net.URI;

/// A relay's base address, below which all its paths are. Immutable.
public record RelayAddress(URI base) {

    /// @param base with or without a slash at its end
    /// @throws IllegalArgumentException with a sentence that says what to write
    public RelayAddress {
        var scheme = base.getScheme();
        if (base.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException("Write the relay's address like https://chat.shop.example");
        }
        if (base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
            throw new IllegalArgumentException("Write the relay's address without a name, a question mark or a hash.");
        }
        base = URI.create(base.toString().replaceFirst("/+$", ""));
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
