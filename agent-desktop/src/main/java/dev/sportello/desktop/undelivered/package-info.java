/// What the agent wrote or did and what can no longer be delivered, shown until it is discarded.
@NullMarked
package dev.sportello.desktop.undelivered;

import org.jspecify.annotations.NullMarked;
