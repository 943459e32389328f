@NullMarked
package dev.sportello.relay.team;

import org.jspecify.annotations.NullMarked;
