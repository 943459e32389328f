/// The sites whose pages use the relay, as browsers spell them.
@NullMarked
package dev.sportello.site;

import org.jspecify.annotations.NullMarked;
