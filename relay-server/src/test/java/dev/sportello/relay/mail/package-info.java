@NullMarked
package dev.sportello.relay.mail;

import org.jspecify.annotations.NullMarked;
