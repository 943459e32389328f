@NullMarked
package dev.sportello.desktop.window;

import org.jspecify.annotations.NullMarked;
