/// The relay, wired together.
@NullMarked
package dev.sportello.relay;

import org.jspecify.annotations.NullMarked;
