@NullMarked
package dev.sportello.relay.live;

import org.jspecify.annotations.NullMarked;
