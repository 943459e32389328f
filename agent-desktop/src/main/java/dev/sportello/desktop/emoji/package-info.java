/// Emoji in colour. JavaFX draws them grey on Linux and Windows, and some sequences not at all: here they are found in
/// a text and drawn from pictures.
@NullMarked
package dev.sportello.desktop.emoji;

import org.jspecify.annotations.NullMarked;
