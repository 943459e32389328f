/// The ordered log: one writer, group commit, gap-free sequence numbers, catch-up, retention. It knows entries and
/// who may see them, not what they do to a ticket.
@NullMarked
package dev.sportello.relay.journal;

import org.jspecify.annotations.NullMarked;
