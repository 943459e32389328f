/// The agents' entry points: sign-in, socket, the desktop's queries, and what admins change.
@NullMarked
package dev.sportello.relay.agent;

import org.jspecify.annotations.NullMarked;
