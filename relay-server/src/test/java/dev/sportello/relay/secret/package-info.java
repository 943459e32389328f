@NullMarked
package dev.sportello.relay.secret;

import org.jspecify.annotations.NullMarked;
