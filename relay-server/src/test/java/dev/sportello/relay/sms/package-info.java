@NullMarked
package dev.sportello.relay.sms;

import org.jspecify.annotations.NullMarked;
