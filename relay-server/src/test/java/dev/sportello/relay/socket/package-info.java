@NullMarked
package dev.sportello.relay.socket;

import org.jspecify.annotations.NullMarked;
