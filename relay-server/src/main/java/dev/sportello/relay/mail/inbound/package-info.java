/// The mailbox into which shoppers' answers come: read over IMAP, each mail once, and taken apart into what a
/// thread shows. What is in a mail was written by anybody, and nothing in it is believed that was not signed here.
@NullMarked
package dev.sportello.relay.mail.inbound;

import org.jspecify.annotations.NullMarked;
