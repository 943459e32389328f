/// The list of tickets: its views and filters, what is unread, who waits and how long.
@NullMarked
package dev.sportello.desktop.inbox;

import org.jspecify.annotations.NullMarked;
