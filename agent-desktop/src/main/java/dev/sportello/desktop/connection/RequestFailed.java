package dev.sportello.desktop.connection;

import dev.sportello.wire.Refusal;

/// Why a request to the relay brought nothing: it never arrived, or the relay refused it. A view shows its own text by
/// the kind; the message is an English sentence that says what to do.
public abstract sealed class RequestFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private RequestFailed(String sentence) {
        super(sentence, null, false, false);
    }

    /// The relay was not reached, or something that is no relay answered.
    public static final class Offline extends RequestFailed {
        private static final long serialVersionUID = 1;

        private final ConnectFailure trouble;
        private final String detail;

        /// @param detail what was seen, for who looks for the reason
        public Offline(ConnectFailure trouble, String detail) {
            super(trouble.sentence());
            this.trouble = trouble;
            this.detail = detail;
        }

        public ConnectFailure trouble() {
            return trouble;
        }

        public String detail() {
            return detail;
        }
    }

    /// The relay answered, with a named error.
    public static final class Refused extends RequestFailed {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;
        private final int status;

        public Refused(Refusal refusal) {
            this(refusal, refusal.error().status());
        }

        /// @param status of the answer, which an error that is newer than this program does not have of itself
        public Refused(Refusal refusal, int status) {
            super(refusal.sentence());
            this.refusal = refusal;
            this.status = status;
        }

        /// Whether the session is over, or never was.
        public boolean isSignInRequired() {
            return status == 401;
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
