package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Email;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the composer has to know besides the ticket.
///
/// @param reach by what the shopper can be reached
/// @param lastEmail of the thread; null for none
record Surroundings(ObservableValue<Reach> reach, ObservableValue<@Nullable Email> lastEmail, TimeFormat times) {}
