package dev.sportello.desktop.settings.developers;

import dev.sportello.wire.IntegrationBodies.Seen;

/// How far a shop is with its script.
enum Stage {
    NOTHING("fth-circle", "", "seen.nothing.next"),
    /// The hub was loaded; nobody was signed in.
    LOADED("fth-clock", "waiting", "seen.loaded.next"),
    WORKS("fth-check-circle", "good", "seen.works.next");

    private final String icon;
    private final String style;
    private final String next;

    Stage(String icon, String style, String next) {
        this.icon = icon;
        this.style = style;
        this.next = next;
    }

    static Stage of(Seen seen) {
        if (seen.accepted() != null) {
            return WORKS;
        }
        return seen.loaded() == null ? NOTHING : LOADED;
    }

    String icon() {
        return icon;
    }

    /// The class by which its light is drawn; empty for none.
    String style() {
        return style;
    }

    /// The key of what to do next.
    String next() {
        return next;
    }
}
