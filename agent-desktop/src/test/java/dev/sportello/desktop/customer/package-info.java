@NullMarked
package dev.sportello.desktop.customer;

import org.jspecify.annotations.NullMarked;
