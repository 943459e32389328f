@NullMarked
package dev.sportello.desktop.emoji;

import org.jspecify.annotations.NullMarked;
