/// The settings of the shop and its team, for admins: what is edited, as observable values that need no window, and the
/// dialog that shows them.
@NullMarked
package dev.sportello.desktop.settings;

import org.jspecify.annotations.NullMarked;
