/// Profiles and events by the bodies of Klaviyo's API, so that what a shop has made for it can tell a relay the same.
@NullMarked
package dev.sportello.relay.klaviyo;

import org.jspecify.annotations.NullMarked;
