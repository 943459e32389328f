/// Who works at the shop: agents and their roles, invitations, passwords, and where each is signed in.
@NullMarked
package dev.sportello.relay.team;

import org.jspecify.annotations.NullMarked;
