@NullMarked
package dev.sportello.desktop.settings.team;

import org.jspecify.annotations.NullMarked;
