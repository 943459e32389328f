package dev.sportello.desktop.tray;

/// What the icon shows.
///
/// @param unread how many tickets; 0 for no mark
/// @param muted whether notifications are muted at the moment
public record TrayView(int unread, boolean muted, Labels labels) {

    /// In the agent's language.
    ///
    /// @param tip what the icon stands for, with the number
    public record Labels(String tip, String open, String mute, String quit) {}

    boolean marked() {
        return unread > 0;
    }
}
