/// The desktop, wired together.
@NullMarked
package dev.sportello.desktop;

import org.jspecify.annotations.NullMarked;
