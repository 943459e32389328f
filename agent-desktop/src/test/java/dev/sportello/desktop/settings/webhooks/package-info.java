@NullMarked
package dev.sportello.desktop.settings.webhooks;

import org.jspecify.annotations.NullMarked;
