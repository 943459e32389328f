package dev.sportello.desktop.notification;

import org.jspecify.annotations.Nullable;

/// What the system is to show. Every text is shown literally, and cut where it is very long.
///
/// @param title one line
/// @param text below it; may have several lines
/// @param silent whether it makes no sound
/// @param buttons what can be done from it; none of them where it is about no ticket
public record Notification(Topic topic, String title, String text, boolean silent, Buttons buttons) {

    /// What the buttons are called, in the agent's language.
    ///
    /// @param open brings the window to the front
    /// @param reply only where the system lets one write into a notification; null where the ticket takes no reply
    public record Buttons(String open, @Nullable String reply, String close) {}
}
