@NullMarked
package dev.sportello.relay.klaviyo;

import org.jspecify.annotations.NullMarked;
