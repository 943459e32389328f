/// Profiles of shoppers, and what they did or got.
@NullMarked
package dev.sportello.relay.customer;

import org.jspecify.annotations.NullMarked;
