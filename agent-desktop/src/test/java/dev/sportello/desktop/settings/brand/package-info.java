@NullMarked
package dev.sportello.desktop.settings.brand;

import org.jspecify.annotations.NullMarked;
