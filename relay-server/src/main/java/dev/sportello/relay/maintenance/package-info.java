/// What an operator does to the relay's data from the command line, while no relay uses them.
@NullMarked
package dev.sportello.relay.maintenance;

import org.jspecify.annotations.NullMarked;
