/// Tells the agent of files that were damaged and set aside.
@NullMarked
package dev.sportello.desktop.damage;

import org.jspecify.annotations.NullMarked;
