/// The page of the credentials for external services: which are set, and never what they are.
@NullMarked
package dev.sportello.desktop.settings.secrets;

import org.jspecify.annotations.NullMarked;
