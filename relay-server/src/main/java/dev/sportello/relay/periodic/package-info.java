/// What the relay does every so often.
@NullMarked
package dev.sportello.relay.periodic;

import org.jspecify.annotations.NullMarked;
