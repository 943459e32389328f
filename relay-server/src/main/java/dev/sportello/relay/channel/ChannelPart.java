package dev.sportello.relay.channel;

import dev.sportello.model.Channel;
import dev.sportello.model.SettingsPage;

/// What can fail by itself. Its name stands in the database: it is never changed.
public enum ChannelPart {
    SMS("sms", Channel.SMS),
    SMTP("smtp", Channel.EMAIL),
    MAILBOX("mailbox", Channel.EMAIL);

    private final String text;
    private final Channel channel;

    ChannelPart(String text, Channel channel) {
        this.text = text;
        this.channel = channel;
    }

    String text() {
        return text;
    }

    Channel channel() {
        return channel;
    }

    /// Whether it is set up and switched on.
    boolean isOn(SettingsPage.Channels page) {
        return switch (this) {
            case SMS -> page.sms() != null && page.sms().on();
            case SMTP -> page.smtp() != null && page.smtp().on();
            case MAILBOX -> page.mailbox() != null && page.mailbox().on();
        };
    }
}
