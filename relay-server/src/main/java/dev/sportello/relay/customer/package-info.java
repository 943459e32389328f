/// Profiles of shoppers, and the events in their history.
@NullMarked
package dev.sportello.relay.customer;

import org.jspecify.annotations.NullMarked;
