/// The keys by which the shop's systems use the relay's API: made and revoked by admins, limited to what they
/// are for, and in how often they may be used.
@NullMarked
package dev.sportello.relay.apikey;

import org.jspecify.annotations.NullMarked;
