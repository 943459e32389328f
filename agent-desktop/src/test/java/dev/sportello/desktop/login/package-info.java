@NullMarked
package dev.sportello.desktop.login;

import org.jspecify.annotations.NullMarked;
