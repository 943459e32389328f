/// A shop that does not exist, for trying the relay out: its shoppers, its history and its web pages. Runs only
/// with `--demo`.
@NullMarked
package dev.sportello.relay.demo;

import org.jspecify.annotations.NullMarked;
