/// Texts: taken from the SMS gateway and handed to it, by the API that Twilio documents.
@NullMarked
package dev.sportello.relay.sms;

import org.jspecify.annotations.NullMarked;
