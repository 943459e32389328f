@NullMarked
package dev.sportello.desktop.tray;

import org.jspecify.annotations.NullMarked;
