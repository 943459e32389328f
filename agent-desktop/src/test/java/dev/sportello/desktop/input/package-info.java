@NullMarked
package dev.sportello.desktop.input;

import org.jspecify.annotations.NullMarked;
