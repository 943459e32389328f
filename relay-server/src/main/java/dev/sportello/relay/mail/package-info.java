/// Email: what leaves by SMTP, and what comes back into a mailbox. The only package that knows the mail library.
@NullMarked
package dev.sportello.relay.mail;

import org.jspecify.annotations.NullMarked;
