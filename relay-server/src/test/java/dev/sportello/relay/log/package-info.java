@NullMarked
package dev.sportello.relay.log;

import org.jspecify.annotations.NullMarked;
