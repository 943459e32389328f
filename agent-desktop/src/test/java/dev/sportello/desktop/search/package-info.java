@NullMarked
package dev.sportello.desktop.search;

import org.jspecify.annotations.NullMarked;
