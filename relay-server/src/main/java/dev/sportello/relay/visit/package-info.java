/// What shoppers with a live chat do at the moment, told to agents and never stored: whether they write, and which
/// page of the shop they look at.
@NullMarked
package dev.sportello.relay.visit;

import org.jspecify.annotations.NullMarked;
