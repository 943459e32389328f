/// The settings dialog: the list of its pages, the question before something typed is lost, and the choice after two
/// admins edited the same page. Each page is a package below this one.
@NullMarked
package dev.sportello.desktop.settings;

import org.jspecify.annotations.NullMarked;
