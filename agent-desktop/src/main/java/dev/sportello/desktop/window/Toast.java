package dev.sportello.desktop.window;

/// A few words at the bottom of the window, which go by themselves, and what can be done about them meanwhile.
///
/// @param act the button's words; empty for no button
public record Toast(String words, String act, Runnable did) {
    public static Toast of(String words) {
        return new Toast(words, "", () -> {});
    }
}
