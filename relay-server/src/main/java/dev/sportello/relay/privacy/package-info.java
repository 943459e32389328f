/// What people may ask of a shop that keeps what it knows of them: to erase it, and to hand it out.
@NullMarked
package dev.sportello.relay.privacy;

import org.jspecify.annotations.NullMarked;
