/// The link to the relay: sign-in, socket, resume, back-off, outbox; and [Desk], the views' single interface to all
/// of it.
@NullMarked
package dev.sportello.desktop.connection;

import org.jspecify.annotations.NullMarked;
