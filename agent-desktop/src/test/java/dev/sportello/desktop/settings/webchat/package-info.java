@NullMarked
package dev.sportello.desktop.settings.webchat;

import org.jspecify.annotations.NullMarked;
