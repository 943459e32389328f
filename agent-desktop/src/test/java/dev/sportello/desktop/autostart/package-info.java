@NullMarked
package dev.sportello.desktop.autostart;

import org.jspecify.annotations.NullMarked;
