/// Work after the commit: followers that read the journal at their own pace, and the outbox of what must be sent
/// because something was decided. It knows entries, not what they mean.
@NullMarked
package dev.sportello.relay.follow;

import org.jspecify.annotations.NullMarked;
