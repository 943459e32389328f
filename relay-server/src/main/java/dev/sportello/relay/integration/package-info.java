/// How the shop's own systems and the relay fit together: the keys with which its server signs who a shopper
/// is, and what was seen of its pages.
@NullMarked
package dev.sportello.relay.integration;

import org.jspecify.annotations.NullMarked;
