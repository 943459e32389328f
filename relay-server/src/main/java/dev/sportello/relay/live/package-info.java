/// Listeners: each with a bounded queue, caught up from the journal, then live. Knows frames, not rules.
@NullMarked
package dev.sportello.relay.live;

import org.jspecify.annotations.NullMarked;
