/// How words are found in a text: by one rule in the list, in threads and among the emoji.
@NullMarked
package dev.sportello.desktop.search;

import org.jspecify.annotations.NullMarked;
