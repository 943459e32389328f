/// What the systems tell on which shops run: their webhooks, checked and read. What they tell is kept by
/// [dev.sportello.relay.customer].
@NullMarked
package dev.sportello.relay.webhook;

import org.jspecify.annotations.NullMarked;
