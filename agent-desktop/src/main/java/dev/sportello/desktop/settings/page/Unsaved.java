package dev.sportello.desktop.settings.page;

import java.util.concurrent.CompletableFuture;

/// What would be lost by leaving a page now.
public sealed interface Unsaved {
    record Nothing() implements Unsaved {}

    /// Changes that can be saved or dropped.
    record Changes() implements Unsaved {}

    /// Changes on their way to the relay.
    ///
    /// @param saved completes on the FX thread, with whether they are saved
    record BeingSaved(CompletableFuture<Boolean> saved) implements Unsaved {}

    /// Something begun that can only be finished on the page or dropped.
    ///
    /// @param question whether to drop it
    /// @param explanation what would be lost
    /// @param drop the words of the button that drops it
    record Begun(String question, String explanation, String drop) implements Unsaved {}

    /// Something on its way that brings what is shown once: nobody leaves before it has come.
    record Awaited() implements Unsaved {}
}
