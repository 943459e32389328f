@NullMarked
package dev.sportello.relay.ticket;

import org.jspecify.annotations.NullMarked;
