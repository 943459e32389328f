package dev.sportello.relay.mail;

/// A mail was not sent.
abstract sealed class MailFailure extends Exception {
    private static final long serialVersionUID = 1;

    private MailFailure(String reason, Throwable cause) {
        super(reason, cause);
    }

    /// One line for agents and admins, without secrets.
    String reason() {
        return String.valueOf(getMessage());
    }

    /// The server will not take this mail; others it may.
    static final class Refused extends MailFailure {
        private static final long serialVersionUID = 1;

        Refused(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /// The server will not take this mail now; others it may, and this one later.
    static final class Later extends MailFailure {
        private static final long serialVersionUID = 1;

        Later(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /// The server cannot be used as it is set up, or not now: another try may help.
    static final class Trouble extends MailFailure {
        private static final long serialVersionUID = 1;

        Trouble(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
