/// Office hours, and the one place that decides whether the shop is open at an instant and until when: pure values,
/// which know no clock.
@NullMarked
package dev.sportello.hours;

import org.jspecify.annotations.NullMarked;
