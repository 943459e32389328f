package dev.sportello.desktop.thread;

/// What an agent sends.
sealed interface Written {
    String text();

    record Reply(String text) implements Written {}

    /// @param quotesChat whether the chat so far stands below the text
    record Email(String subject, String text, boolean quotesChat) implements Written {}
}
