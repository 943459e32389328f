package dev.sportello.relay.bulk;

/// One line of a file cannot be taken. The message says why, and holds nothing of what the line says.
final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String sentence) {
        super(sentence);
    }
}
