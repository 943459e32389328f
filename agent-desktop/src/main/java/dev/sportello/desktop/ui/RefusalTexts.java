package dev.sportello.desktop.ui;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import java.util.Locale;

/// Why something that an agent did to a ticket was not done, and what to do about it. The relay's own sentences are in
/// English, and some are meant for shoppers. Immutable.
public final class RefusalTexts {
    private final Texts texts;

    public RefusalTexts(Locale locale) {
        texts = Texts.of(RefusalTexts.class, locale);
    }

    public String of(Refusal refusal) {
        return switch (refusal.error()) {
            case ErrorKind.TICKET_CLOSED -> texts.get("refused.ticket-closed");
            case ErrorKind.TICKET_UNKNOWN -> texts.get("refused.ticket-unknown");
            case ErrorKind.EPOCH_OUTDATED -> texts.get("refused.epoch-outdated");
            case ErrorKind.AGENT_UNKNOWN -> texts.get("refused.agent-unknown");
            case ErrorKind.INPUT_INVALID -> texts.get("refused.input-invalid");
            case ErrorKind.SESSION_EXPIRED -> texts.get("refused.session-expired");
            case ErrorKind.CHAT_OFF -> texts.get("refused.chat-off");
            case ErrorKind.CUSTOMER_WITHOUT_ACCOUNT -> texts.get("refused.customer-without-account");
            case ErrorKind.CHANNEL_OFF -> texts.get("refused.channel-off");
            case ErrorKind.TEXTING_STOPPED -> texts.get("refused.texting-stopped");
            case ErrorKind.CUSTOMER_WITHOUT_PHONE -> texts.get("refused.customer-without-phone");
            case ErrorKind.CUSTOMER_WITHOUT_EMAIL -> texts.get("refused.customer-without-email");
            case ErrorKind.MESSAGE_NOT_FAILED -> texts.get("refused.message-not-failed");
            // The relay's own is retried, and never shown: this is the disk of this computer.
            case ErrorKind.STORAGE_FAILED -> texts.get("refused.storage-failed");
            // Faults of a program, which nobody can fix here, and what only a newer program has words for.
            case ErrorName _ -> refusal.sentence();
        };
    }
}
