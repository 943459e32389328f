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

        public Offline(String sentence) {
            super(sentence);
        }
    }

    /// The relay answered, with a named error.
    public static final class Refused extends RequestFailed {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        public Refused(Refusal refusal) {
            super(refusal.sentence());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
