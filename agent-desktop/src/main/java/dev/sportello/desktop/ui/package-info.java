/// What all views share: texts, theme, shortcuts, and the one way from other threads onto the FX thread.
@NullMarked
package dev.sportello.desktop.ui;

import org.jspecify.annotations.NullMarked;
