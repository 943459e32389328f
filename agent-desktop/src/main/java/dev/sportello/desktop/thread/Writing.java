package dev.sportello.desktop.thread;

import dev.sportello.desktop.preferences.SendKey;
import javafx.beans.value.ObservableValue;

/// How the agent writes.
///
/// @param drafts what was begun in each ticket
/// @param sendKey the key that sends
public record Writing(Drafts drafts, ObservableValue<SendKey> sendKey) {}
