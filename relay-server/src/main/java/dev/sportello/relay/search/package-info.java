/// Search in all messages and shoppers' names: a full-text index that follows the log. The only package that knows
/// Lucene.
@NullMarked
package dev.sportello.relay.search;

import org.jspecify.annotations.NullMarked;
