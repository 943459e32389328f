/// Passwords and tokens that the relay needs for the services of others: an admin sets them, and nobody reads them.
@NullMarked
package dev.sportello.relay.secret;

import org.jspecify.annotations.NullMarked;
