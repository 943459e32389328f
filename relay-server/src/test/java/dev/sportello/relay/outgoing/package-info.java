@NullMarked
package dev.sportello.relay.outgoing;

import org.jspecify.annotations.NullMarked;
