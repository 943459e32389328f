/// What tests of relay, hub and desktop look at the world through: a browser, links, a wire that fails, a relay that
/// can be killed, and a history of what everybody saw.
@NullMarked
package dev.sportello.relay.rig;

import org.jspecify.annotations.NullMarked;
