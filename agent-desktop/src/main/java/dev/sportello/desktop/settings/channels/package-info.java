/// The page of the channels beside the web chat: the SMS gateway and the server for outgoing email.
@NullMarked
package dev.sportello.desktop.settings.channels;

import org.jspecify.annotations.NullMarked;
