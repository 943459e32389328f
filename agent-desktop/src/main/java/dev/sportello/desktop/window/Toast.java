package dev.sportello.desktop.window;

/// A few words at the bottom of the window. With something that can be done about them they stay until they are taken
/// away; without, they go by themselves.
///
/// @param act the button's words; empty for no button
public record Toast(String words, String act, Runnable did) {
    public static Toast of(String words) {
        return new Toast(words, "", () -> {});
    }

    boolean offers() {
        return !act.isEmpty();
    }
}
