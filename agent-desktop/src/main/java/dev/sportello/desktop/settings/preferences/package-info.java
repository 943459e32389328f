/// The page of the agent's own preferences.
@NullMarked
package dev.sportello.desktop.settings.preferences;

import org.jspecify.annotations.NullMarked;
