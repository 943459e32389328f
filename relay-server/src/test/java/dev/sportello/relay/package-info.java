@NullMarked
package dev.sportello.relay;

import org.jspecify.annotations.NullMarked;
