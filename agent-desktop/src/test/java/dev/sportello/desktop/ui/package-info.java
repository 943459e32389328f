@NullMarked
package dev.sportello.desktop.ui;

import org.jspecify.annotations.NullMarked;
