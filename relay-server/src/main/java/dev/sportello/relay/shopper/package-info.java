/// The shoppers' entry points: identity, session, socket, and the fallback over HTTP.
@NullMarked
package dev.sportello.relay.shopper;

import org.jspecify.annotations.NullMarked;
