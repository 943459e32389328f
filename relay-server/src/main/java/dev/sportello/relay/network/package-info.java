/// The network outside: to which addresses the relay connects, and by which client.
@NullMarked
package dev.sportello.relay.network;

import org.jspecify.annotations.NullMarked;
