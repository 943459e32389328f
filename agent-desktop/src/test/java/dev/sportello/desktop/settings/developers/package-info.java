@NullMarked
package dev.sportello.desktop.settings.developers;

import org.jspecify.annotations.NullMarked;
