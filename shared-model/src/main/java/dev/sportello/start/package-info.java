/// What runs first in either program.
@NullMarked
package dev.sportello.start;

import org.jspecify.annotations.NullMarked;
