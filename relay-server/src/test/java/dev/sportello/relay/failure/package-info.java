/// What happens to everybody's messages when the relay is killed and when the network fails.
@NullMarked
package dev.sportello.relay.failure;

import org.jspecify.annotations.NullMarked;
