/// What the channels beside the web chat share: whether they work.
@NullMarked
package dev.sportello.relay.channel;

import org.jspecify.annotations.NullMarked;
