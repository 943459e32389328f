package dev.sportello.model;

/// Something of a kind that is newer than this program: kept as the text that came, and written as the same text, so
/// that nothing of it is lost on its way to a program that knows the kind.
public interface RawJson {

    /// The name of its kind.
    String name();

    /// The whole value as JSON, its kind included, without white space between the tokens.
    String json();
}
