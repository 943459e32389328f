package dev.sportello.desktop.ui;

import org.jspecify.annotations.Nullable;

/// A few words at the bottom of the window. With something that can be done about them they stay until they are taken
/// away; without, they go by themselves.
///
/// @param act the button's words; empty for no button
/// @param remaining how long that can be done, for the eye only; null where it does not matter
public record Toast(
        String words, String act, Runnable did, @Nullable Remaining remaining) {
    public static Toast of(String words) {
        return new Toast(words, "", () -> {}, null);
    }

    public boolean offers() {
        return !act.isEmpty();
    }
}
