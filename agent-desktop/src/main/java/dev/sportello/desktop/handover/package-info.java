/// What a second start hands over to the program that runs already, and the links that open a ticket.
@NullMarked
package dev.sportello.desktop.handover;

import org.jspecify.annotations.NullMarked;
