@NullMarked
package dev.sportello.relay.search;

import org.jspecify.annotations.NullMarked;
