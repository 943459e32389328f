@NullMarked
package dev.sportello.desktop.settings;

import org.jspecify.annotations.NullMarked;
