@NullMarked
package dev.sportello.desktop.settings.preferences;

import org.jspecify.annotations.NullMarked;
