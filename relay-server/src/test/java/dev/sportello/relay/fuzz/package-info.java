/// Malformed input at every endpoint, from a seed: each is refused by name, and slows nobody else down.
@NullMarked
package dev.sportello.relay.fuzz;

import org.jspecify.annotations.NullMarked;
