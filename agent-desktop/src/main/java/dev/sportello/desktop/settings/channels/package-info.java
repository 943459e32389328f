/// The page of the channels beside the web chat: the SMS gateway, the server for outgoing email, the mailbox into
/// which answers come, and the emails about unseen answers.
@NullMarked
package dev.sportello.desktop.settings.channels;

import org.jspecify.annotations.NullMarked;
