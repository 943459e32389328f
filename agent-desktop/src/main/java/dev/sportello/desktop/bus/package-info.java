/// The message bus of the session, by which Linux desktops are told of notifications and of the icon in the tray.
@NullMarked
package dev.sportello.desktop.bus;

import org.jspecify.annotations.NullMarked;
