/// The mechanics of one WebSocket and of all of them, the same for shoppers and agents.
@NullMarked
package dev.sportello.relay.socket;

import org.jspecify.annotations.NullMarked;
