package dev.sportello.desktop.settings.page;

/// A page's place in the list of pages.
///
/// @param id a name that never changes, in lower case with hyphens
/// @param name in the agent's language
/// @param icon the icon's literal, such as `fth-clock`
/// @param audience who sees the page
public record PageEntry(String id, String name, String icon, Audience audience) {

    /// Whose settings they are, and so who sees them.
    public enum Audience {
        /// The agent's own, kept on this computer.
        EVERY_AGENT,
        /// The shop's, kept by the relay.
        ADMINS
    }
}
