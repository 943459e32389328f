/// Tests of what runs first.
@NullMarked
package dev.sportello.start;

import org.jspecify.annotations.NullMarked;
