/// What an operator does to the relay's data from the command line, and asks of a relay that runs.
@NullMarked
package dev.sportello.relay.maintenance;

import org.jspecify.annotations.NullMarked;
