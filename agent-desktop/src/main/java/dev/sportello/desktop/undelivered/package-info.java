/// What the agent wrote or did and what cannot reach anybody any more, shown until it is discarded.
@NullMarked
package dev.sportello.desktop.undelivered;

import org.jspecify.annotations.NullMarked;
