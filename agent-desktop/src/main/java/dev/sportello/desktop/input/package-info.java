/// Fields and areas in which one writes: emoji are coloured pictures there too, long texts are bounded work, and
/// `:smile:` becomes an emoji. They stay JavaFX's controls, with its selection, undo, input methods and names for a
/// screen reader.
@NullMarked
package dev.sportello.desktop.input;

import org.jspecify.annotations.NullMarked;
