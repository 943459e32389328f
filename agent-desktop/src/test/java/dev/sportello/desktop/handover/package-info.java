@NullMarked
package dev.sportello.desktop.handover;

import org.jspecify.annotations.NullMarked;
