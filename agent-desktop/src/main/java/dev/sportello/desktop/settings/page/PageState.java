package dev.sportello.desktop.settings.page;

import org.jspecify.annotations.Nullable;

/// How a page stands.
///
/// @param saving how saving it as a whole stands; null for a page on which each act counts at once
/// @param conflict what a colleague saved meanwhile; null for nothing
public record PageState(
        Unsaved unsaved,
        @Nullable SaveState saving,
        @Nullable Conflict conflict) {

    /// Of a page on which each act counts at once, and nothing is written down for later.
    public static final PageState SETTLED = new PageState(new Unsaved.Nothing(), null, null);
}
