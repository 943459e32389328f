/// The main window: puts the views side by side, and shows how the link to the relay stands.
@NullMarked
package dev.sportello.desktop.window;

import org.jspecify.annotations.NullMarked;
