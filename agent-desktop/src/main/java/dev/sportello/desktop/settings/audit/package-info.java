/// The page that tells admins who did what.
@NullMarked
package dev.sportello.desktop.settings.audit;

import org.jspecify.annotations.NullMarked;
