/// The page of the office hours, their exceptions and the automatic replies.
@NullMarked
package dev.sportello.desktop.settings.hours;

import org.jspecify.annotations.NullMarked;
