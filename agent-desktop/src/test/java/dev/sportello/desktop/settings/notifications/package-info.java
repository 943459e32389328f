@NullMarked
package dev.sportello.desktop.settings.notifications;

import org.jspecify.annotations.NullMarked;
