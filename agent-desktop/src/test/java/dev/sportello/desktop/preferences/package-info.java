@NullMarked
package dev.sportello.desktop.preferences;

import org.jspecify.annotations.NullMarked;
