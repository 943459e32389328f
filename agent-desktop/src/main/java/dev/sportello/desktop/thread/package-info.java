/// One ticket's thread: bubbles, the small lines between them, and the composer below.
@NullMarked
package dev.sportello.desktop.thread;

import org.jspecify.annotations.NullMarked;
