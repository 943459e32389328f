/// Who the shopper is, beside the thread: the profile, and under it what happened to it.
@NullMarked
package dev.sportello.desktop.customer;

import org.jspecify.annotations.NullMarked;
