/// The rules of tickets: who may change what, and the tables in which tickets, threads and cursors stand.
@NullMarked
package dev.sportello.relay.ticket;

import org.jspecify.annotations.NullMarked;
