/// The webhooks by which the relay tells the shop's systems what happens: where they go, what waits to be
/// delivered, and how it is signed and sent.
@NullMarked
package dev.sportello.relay.outgoing;

import org.jspecify.annotations.NullMarked;
