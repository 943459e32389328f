@NullMarked
package dev.sportello.relay.periodic;

import org.jspecify.annotations.NullMarked;
