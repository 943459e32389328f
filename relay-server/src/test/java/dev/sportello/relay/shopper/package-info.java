@NullMarked
package dev.sportello.relay.shopper;

import org.jspecify.annotations.NullMarked;
