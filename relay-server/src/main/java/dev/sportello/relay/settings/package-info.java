/// What an admin sets for the account.
@NullMarked
package dev.sportello.relay.settings;

import org.jspecify.annotations.NullMarked;
