package dev.sportello.relay.sms;

import dev.sportello.model.MessageId;
import dev.sportello.relay.storage.Database;
import dev.sportello.wire.RefusedFrame;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes what the gateway reports on texts that it was handed, in whatever order and however often. Thread-safe.
record SmsReports(Database database, SmsDeliveries deliveries) {
    private static final int MOST_OF_A_SID = 64;

    /// What is reported of a text that is not known here is left: another relay of the same account may have sent it.
    ///
    /// @param message which of ours it is, as the report's address says
    void take(@Nullable String message, FormFields fields) throws RefusedFrame, InterruptedException {
        var sid = fields.get("MessageSid");
        var status = fields.get("MessageStatus");
        if (sid.isEmpty() || sid.length() > MOST_OF_A_SID || status.isEmpty()) {
            return;
        }
        var row = find(message, sid).orElse(null);
        if (row == null) {
            return;
        }
        var code = GatewayStatus.code(fields.get("ErrorCode"));
        var reason = code == 0 ? null : GatewayStatus.reason(code, fields.get("ErrorMessage"));
        deliveries.tell(row.ticket(), row.message(), sid, GatewayStatus.delivery(status, reason));
    }

    private Optional<SmsRow> find(@Nullable String message, String sid) {
        return database.jdbi().withHandle(handle -> {
            var known = SmsTable.bySid(handle, sid);
            return known.isPresent() ? known : id(message).flatMap(id -> SmsTable.find(handle, id));
        });
    }

    private static Optional<MessageId> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new MessageId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
