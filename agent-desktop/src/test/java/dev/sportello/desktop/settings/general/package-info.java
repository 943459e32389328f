@NullMarked
package dev.sportello.desktop.settings.general;

import org.jspecify.annotations.NullMarked;
