/// The rules of tickets: who may change what, and the tables of tickets, threads and cursors.
@NullMarked
package dev.sportello.relay.ticket;

import org.jspecify.annotations.NullMarked;
