@NullMarked
package dev.sportello.relay.settings;

import org.jspecify.annotations.NullMarked;
