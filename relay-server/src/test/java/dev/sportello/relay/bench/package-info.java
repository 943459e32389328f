/// How fast, beside how fast this machine could be. Not tests: `mvn -Pbench` runs them and prints one table.
@NullMarked
package dev.sportello.relay.bench;

import org.jspecify.annotations.NullMarked;
