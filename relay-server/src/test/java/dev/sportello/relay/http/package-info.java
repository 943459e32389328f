@NullMarked
package dev.sportello.relay.http;

import org.jspecify.annotations.NullMarked;
