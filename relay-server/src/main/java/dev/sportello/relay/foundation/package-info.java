/// What every part of the relay uses, opened once.
@NullMarked
package dev.sportello.relay.foundation;

import org.jspecify.annotations.NullMarked;
