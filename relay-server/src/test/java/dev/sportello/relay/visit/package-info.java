@NullMarked
package dev.sportello.relay.visit;

import org.jspecify.annotations.NullMarked;
