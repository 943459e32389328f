/// Notifications of the operating system: what deserves one, and how it is shown and withdrawn.
@NullMarked
package dev.sportello.desktop.notification;

import org.jspecify.annotations.NullMarked;
