/// Rules of all three modules, which each module's architecture test takes in.
@NullMarked
package dev.sportello.architecture;

import org.jspecify.annotations.NullMarked;
