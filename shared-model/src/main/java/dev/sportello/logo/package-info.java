/// The shop's logo: how a picture is kept, and what is taken for one.
@NullMarked
package dev.sportello.logo;

import org.jspecify.annotations.NullMarked;
