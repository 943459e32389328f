@NullMarked
package dev.sportello.desktop.disk;

import org.jspecify.annotations.NullMarked;
