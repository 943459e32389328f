/// Nonsense at every door, from a seed: each is answered by name, and costs nobody else anything.
@NullMarked
package dev.sportello.relay.fuzz;

import org.jspecify.annotations.NullMarked;
