/// The general page of the settings: the shop's name, time zone, links, languages and waiting marks.
@NullMarked
package dev.sportello.desktop.settings.general;

import org.jspecify.annotations.NullMarked;
