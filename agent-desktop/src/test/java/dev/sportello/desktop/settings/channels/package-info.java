@NullMarked
package dev.sportello.desktop.settings.channels;

import org.jspecify.annotations.NullMarked;
