/// The page for whoever connects the shop: the script tag, the keys with which the shop signs identities, the
/// sites that show the chat, and the API keys.
@NullMarked
package dev.sportello.desktop.settings.developers;

import org.jspecify.annotations.NullMarked;
