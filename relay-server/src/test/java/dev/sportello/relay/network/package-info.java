@NullMarked
package dev.sportello.relay.network;

import org.jspecify.annotations.NullMarked;
