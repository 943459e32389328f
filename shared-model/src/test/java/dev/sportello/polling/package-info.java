/// How soon tests notice what they wait for.
@NullMarked
package dev.sportello.polling;

import org.jspecify.annotations.NullMarked;
