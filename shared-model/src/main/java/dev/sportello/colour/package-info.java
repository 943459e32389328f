/// Colours, how well one is read on another, and the shades that the hub takes from the shop's one: pure values.
@NullMarked
package dev.sportello.colour;

import org.jspecify.annotations.NullMarked;
