package dev.sportello.desktop;

import com.sun.glass.ui.Application;

/// The class of the program's windows, by which a Linux desktop finds the entry that they belong to, and so their icon
/// and the place where they are pinned (`StartupWMClass` of the Desktop Entry Specification). JavaFX has no public way
/// to name it, and says "java" of a program that is not started as one of its applications.
final class WindowClass {
    private static final String NAME = "sportello";

    /// Before the first window is made. FX thread only.
    static void set() {
        Application.GetApplication().setName(NAME);
    }

    private WindowClass() {}
}
