@NullMarked
package dev.sportello.relay.integration;

import org.jspecify.annotations.NullMarked;
