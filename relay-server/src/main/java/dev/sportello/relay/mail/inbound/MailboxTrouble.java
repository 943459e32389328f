package dev.sportello.relay.mail.inbound;

/// A mailbox cannot be read as it is set up, or not now.
final class MailboxTrouble extends Exception {
    private static final long serialVersionUID = 1;

    /// @param reason one line for agents and admins, without secrets
    MailboxTrouble(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
