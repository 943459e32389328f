@NullMarked
package dev.sportello.desktop.inbox;

import org.jspecify.annotations.NullMarked;
