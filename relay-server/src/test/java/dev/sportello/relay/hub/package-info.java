/// The hub in a real Chromium, on pages of a shop with a strict Content-Security-Policy, against a real relay.
@NullMarked
package dev.sportello.relay.hub;

import org.jspecify.annotations.NullMarked;
