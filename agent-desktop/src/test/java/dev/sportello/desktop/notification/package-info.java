/// Tests of notifications, with a real message bus and a real notification daemon.
@NullMarked
package dev.sportello.desktop.notification;

import org.jspecify.annotations.NullMarked;
