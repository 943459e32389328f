/// What all entry points share: errors as named refusals, limits, origins, headers, health and metrics.
@NullMarked
package dev.sportello.relay.http;

import org.jspecify.annotations.NullMarked;
