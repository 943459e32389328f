@NullMarked
package dev.sportello.relay.mail.inbound;

import org.jspecify.annotations.NullMarked;
