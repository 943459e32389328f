@NullMarked
package dev.sportello.relay.bulk;

import org.jspecify.annotations.NullMarked;
