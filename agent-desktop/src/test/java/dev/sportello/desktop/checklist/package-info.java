@NullMarked
package dev.sportello.desktop.checklist;

import org.jspecify.annotations.NullMarked;
