/// Where an agent enters: sign-in, team, session, socket, and the desktop's queries.
@NullMarked
package dev.sportello.relay.agent;

import org.jspecify.annotations.NullMarked;
