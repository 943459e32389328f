@NullMarked
package dev.sportello.relay.follow;

import org.jspecify.annotations.NullMarked;
