/// The program's icon in the tray of the system: its unread mark, its menu, and the number at the program's icon.
@NullMarked
package dev.sportello.desktop.tray;

import org.jspecify.annotations.NullMarked;
