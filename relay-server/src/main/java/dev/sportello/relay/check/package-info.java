/// A page on which an admin tries whether the shop's pages fit to the relay: site, identity, clock, and what a proxy
/// between them lets through.
@NullMarked
package dev.sportello.relay.check;

import org.jspecify.annotations.NullMarked;
