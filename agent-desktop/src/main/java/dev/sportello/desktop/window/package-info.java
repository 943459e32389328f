/// The main window: puts the views side by side, and shows the state of the link to the relay.
@NullMarked
package dev.sportello.desktop.window;

import org.jspecify.annotations.NullMarked;
