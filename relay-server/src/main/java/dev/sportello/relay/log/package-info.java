/// How the log is written.
@NullMarked
package dev.sportello.relay.log;

import org.jspecify.annotations.NullMarked;
