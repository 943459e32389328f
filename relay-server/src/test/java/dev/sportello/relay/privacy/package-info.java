@NullMarked
package dev.sportello.relay.privacy;

import org.jspecify.annotations.NullMarked;
