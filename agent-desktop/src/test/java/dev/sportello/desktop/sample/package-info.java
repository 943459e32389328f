/// The one sample shop that all tests and pictures of the desktop know: its people, its settings, its shoppers, and
/// what was said on a busy day.
@NullMarked
package dev.sportello.desktop.sample;

import org.jspecify.annotations.NullMarked;
