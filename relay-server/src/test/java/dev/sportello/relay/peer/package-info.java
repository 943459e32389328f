@NullMarked
package dev.sportello.relay.peer;

import org.jspecify.annotations.NullMarked;
