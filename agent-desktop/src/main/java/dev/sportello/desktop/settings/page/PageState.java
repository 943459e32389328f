package dev.sportello.desktop.settings.page;

import org.jspecify.annotations.Nullable;

/// The state of a page.
///
/// @param saving the state of saving it as a whole; null for a page on which each act takes effect at once
/// @param conflict what a colleague saved meanwhile; null for nothing
public record PageState(
        Unsaved unsaved,
        @Nullable SaveState saving,
        @Nullable Conflict conflict) {

    /// Of a page on which each act counts at once, and nothing is written down for later.
    public static final PageState SETTLED = new PageState(new Unsaved.Nothing(), null, null);
}
