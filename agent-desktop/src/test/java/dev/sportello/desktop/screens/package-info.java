/// Renders every screen to a picture, to be looked at by a person.
@NullMarked
package dev.sportello.desktop.screens;

import org.jspecify.annotations.NullMarked;
