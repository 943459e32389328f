@NullMarked
package dev.sportello.desktop.settings.page;

import org.jspecify.annotations.NullMarked;
