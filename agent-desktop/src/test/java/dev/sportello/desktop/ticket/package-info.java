@NullMarked
package dev.sportello.desktop.ticket;

import org.jspecify.annotations.NullMarked;
