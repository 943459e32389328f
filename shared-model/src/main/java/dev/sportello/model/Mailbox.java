package dev.sportello.model;

import java.util.Objects;

/// The mailbox into which shoppers' answers come, read over IMAP. Its password is a secret of its own.
///
/// @param address that leads into it, and to which `+` and more may be added before the `@`
/// @param strangers whether a mail that answers nothing opens a ticket
public record Mailbox(
        boolean on, String host, int port, MailSecurity security, String user, String address, boolean strangers) {
    public Mailbox {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(address, "address");
    }
}
