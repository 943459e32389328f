@NullMarked
package dev.sportello.desktop.bus;

import org.jspecify.annotations.NullMarked;
