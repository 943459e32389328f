/// Passwords and tokens that the relay needs for external services: an admin sets them, and nobody reads them.
@NullMarked
package dev.sportello.relay.secret;

import org.jspecify.annotations.NullMarked;
