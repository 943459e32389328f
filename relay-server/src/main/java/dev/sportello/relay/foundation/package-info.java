/// What every part of the relay stands on, opened once.
@NullMarked
package dev.sportello.relay.foundation;

import org.jspecify.annotations.NullMarked;
