/// The page that says how long the shop keeps closed tickets and events.
@NullMarked
package dev.sportello.desktop.settings.retention;

import org.jspecify.annotations.NullMarked;
