/// The link to the relay: sign-in, socket, resume, back-off, outbox; and [Desk], the one door of the views to all that.
@NullMarked
package dev.sportello.desktop.connection;

import org.jspecify.annotations.NullMarked;
