package dev.sportello.wire;

import dev.sportello.model.MessageId;
import java.util.Objects;
import java.util.UUID;

/// Names one command. Its sender makes it (a UUIDv7, RFC 9562), and the relay answers the same id with the same answer.
public record CommandId(UUID value) {
    public CommandId {
        Objects.requireNonNull(value, "id");
    }

    /// The id of the message that this command adds.
    public MessageId message() {
        return new MessageId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
