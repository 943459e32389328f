/// The page of the team: invitations, roles, and who may sign in.
@NullMarked
package dev.sportello.desktop.settings.team;

import org.jspecify.annotations.NullMarked;
