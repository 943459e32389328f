package dev.sportello.desktop.thread;

import java.net.URI;

/// A part of a message's text.
sealed interface TextPart {
    String text();

    record Plain(String text) implements TextPart {}

    /// An address, as it was written.
    ///
    /// @param opens http, https or mailto, with all escaped that has to be
    record Address(String text, URI opens) implements TextPart {}
}
