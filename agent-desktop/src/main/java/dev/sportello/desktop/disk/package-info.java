/// The program's own files: how they are written, and what becomes of those that are damaged.
@NullMarked
package dev.sportello.desktop.disk;

import org.jspecify.annotations.NullMarked;
