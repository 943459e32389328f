/// Account, profile, ticket, message: the words that relay and desktop share.
@NullMarked
package dev.sportello.model;

import org.jspecify.annotations.NullMarked;
