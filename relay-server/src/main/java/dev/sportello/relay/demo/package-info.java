/// A shop that does not exist, for trying the relay out: its shoppers, its past and its web pages. Runs only when the
/// relay is started for it.
@NullMarked
package dev.sportello.relay.demo;

import org.jspecify.annotations.NullMarked;
