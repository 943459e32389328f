/// The database: opened, migrated, forced to disk. The only package that knows that there are two kinds.
@NullMarked
package dev.sportello.relay.storage;

import org.jspecify.annotations.NullMarked;
