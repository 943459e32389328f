/// The frames between relay, desktop and hub, as `docs/protocol.md` and the pages beside it describe them, and their
/// codec.
@NullMarked
package dev.sportello.wire;

import org.jspecify.annotations.NullMarked;
