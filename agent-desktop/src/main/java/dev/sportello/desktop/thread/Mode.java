package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.Draft;

/// What becomes of what an agent writes.
enum Mode {
    /// A message by the ticket's own channel.
    REPLY(Draft.REPLY),
    EMAIL(Draft.EMAIL);

    private final String draft;

    Mode(String draft) {
        this.draft = draft;
    }

    /// As a draft calls it.
    String draft() {
        return draft;
    }
}
