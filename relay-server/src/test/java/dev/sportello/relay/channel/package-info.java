@NullMarked
package dev.sportello.relay.channel;

import org.jspecify.annotations.NullMarked;
