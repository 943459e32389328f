/// What the pages of the settings are made of: the interface that each of them implements, a page of the shop's account
/// while it is edited, and the fields that several pages share.
@NullMarked
package dev.sportello.desktop.settings.page;

import org.jspecify.annotations.NullMarked;
