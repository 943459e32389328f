/// What relays that share a database tell each other at once.
@NullMarked
package dev.sportello.relay.peer;

import org.jspecify.annotations.NullMarked;
