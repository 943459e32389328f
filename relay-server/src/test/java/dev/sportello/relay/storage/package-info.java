@NullMarked
package dev.sportello.relay.storage;

import org.jspecify.annotations.NullMarked;
