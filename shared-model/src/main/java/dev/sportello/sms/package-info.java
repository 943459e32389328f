/// Texts as phone networks carry them.
@NullMarked
package dev.sportello.sms;

import org.jspecify.annotations.NullMarked;
