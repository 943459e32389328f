/// What an agent can do to a ticket: each act with its name, its key, when it is allowed, and what it does. Bar, menus
/// and shortcuts are made of the list of acts.
@NullMarked
package dev.sportello.desktop.ticket;

import org.jspecify.annotations.NullMarked;
