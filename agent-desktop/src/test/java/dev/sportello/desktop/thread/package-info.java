@NullMarked
package dev.sportello.desktop.thread;

import org.jspecify.annotations.NullMarked;
