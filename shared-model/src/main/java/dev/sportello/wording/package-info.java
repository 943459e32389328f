/// The texts that a shop writes for its shoppers: in several languages, and with variables. Pure values. The
/// hub has the same rules: both are tested with the same cases.
@NullMarked
package dev.sportello.wording;

import org.jspecify.annotations.NullMarked;
