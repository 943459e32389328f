@NullMarked
package dev.sportello.relay.agent;

import org.jspecify.annotations.NullMarked;
