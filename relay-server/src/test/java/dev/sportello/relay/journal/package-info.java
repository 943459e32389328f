@NullMarked
package dev.sportello.relay.journal;

import org.jspecify.annotations.NullMarked;
