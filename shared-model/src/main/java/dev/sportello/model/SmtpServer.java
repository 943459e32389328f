package dev.sportello.model;

import java.util.Objects;

/// The server by which a shop's emails go out. Its password is a secret of its own.
///
/// @param user with which the relay signs in; blank: it does not
/// @param from the address that emails come from
/// @param fromName beside that address; blank: the shop's name
public record SmtpServer(
        boolean on, String host, int port, MailSecurity security, String user, String from, String fromName) {
    public SmtpServer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(fromName, "fromName");
    }
}
