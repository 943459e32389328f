package dev.sportello.model;

import java.util.Objects;

/// The way by which a shopper and the shop talk in one ticket.
public sealed interface Channel {
    Known WEB_CHAT = Known.WEB_CHAT;
    Known SMS = Known.SMS;
    Known EMAIL = Known.EMAIL;

    enum Known implements Channel {
        WEB_CHAT,
        SMS,
        EMAIL
    }

    /// A channel that is newer than this program.
    record Unknown(String name) implements Channel, UnknownName {
        public Unknown {
            Objects.requireNonNull(name, "name");
        }
    }
}
