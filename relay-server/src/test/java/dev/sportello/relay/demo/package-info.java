@NullMarked
package dev.sportello.relay.demo;

import org.jspecify.annotations.NullMarked;
