@NullMarked
package dev.sportello.desktop.settings.hours;

import org.jspecify.annotations.NullMarked;
