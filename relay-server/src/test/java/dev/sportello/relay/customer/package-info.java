@NullMarked
package dev.sportello.relay.customer;

import org.jspecify.annotations.NullMarked;
