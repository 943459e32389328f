/// Tests of notifications, with a real message bus and a real notification daemon.
package dev.sportello.desktop.notification;
