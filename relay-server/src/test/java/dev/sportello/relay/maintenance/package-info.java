@NullMarked
package dev.sportello.relay.maintenance;

import org.jspecify.annotations.NullMarked;
