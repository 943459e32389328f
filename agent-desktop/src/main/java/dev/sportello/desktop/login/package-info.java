/// Signing in, and setting up the first admin of a new relay.
@NullMarked
package dev.sportello.desktop.login;

import org.jspecify.annotations.NullMarked;
