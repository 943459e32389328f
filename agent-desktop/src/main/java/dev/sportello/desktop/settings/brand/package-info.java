/// The page of the brand: how the hub looks on the shop's pages.
@NullMarked
package dev.sportello.desktop.settings.brand;

import org.jspecify.annotations.NullMarked;
