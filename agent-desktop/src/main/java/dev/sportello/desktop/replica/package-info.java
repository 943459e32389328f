/// The desktop's replica: applies the journal's entries, on disk and in memory, and keeps what the agent wrote.
@NullMarked
package dev.sportello.desktop.replica;

import org.jspecify.annotations.NullMarked;
