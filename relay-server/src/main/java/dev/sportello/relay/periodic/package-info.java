/// The relay's periodic work.
@NullMarked
package dev.sportello.relay.periodic;

import org.jspecify.annotations.NullMarked;
