/// The page of the web chat: who sees it, and the welcome message.
@NullMarked
package dev.sportello.desktop.settings.webchat;

import org.jspecify.annotations.NullMarked;
