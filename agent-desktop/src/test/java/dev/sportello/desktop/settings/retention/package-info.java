@NullMarked
package dev.sportello.desktop.settings.retention;

import org.jspecify.annotations.NullMarked;
