/// What an agent prefers on this computer: how the program looks, its language, and the key that sends. Kept by the
/// desktop, not with the shop's settings.
@NullMarked
package dev.sportello.desktop.preferences;

import org.jspecify.annotations.NullMarked;
