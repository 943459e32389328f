/// The page of the webhooks: where the relay sends what happens, and how that works.
@NullMarked
package dev.sportello.desktop.settings.webhooks;

import org.jspecify.annotations.NullMarked;
