/// What the first admin of a new shop sees: what the shop still needs.
@NullMarked
package dev.sportello.desktop.checklist;

import org.jspecify.annotations.NullMarked;
