/// Where a shopper's message enters: identity, session, socket, and the fallback over HTTP.
@NullMarked
package dev.sportello.relay.shopper;

import org.jspecify.annotations.NullMarked;
