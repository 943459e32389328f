/// Whether the system starts the program when the agent logs in.
@NullMarked
package dev.sportello.desktop.autostart;

import org.jspecify.annotations.NullMarked;
