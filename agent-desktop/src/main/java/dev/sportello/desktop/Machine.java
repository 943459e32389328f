package dev.sportello.desktop;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.ui.TimeWords;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the window takes from the machine on which the program runs.
///
/// @param times the language that the system is set to, and the time zone
/// @param place where the window was last
/// @param notifiers makes the notifier of the system, out of where the agent's acts go
record Machine(
        TimeWords times,
        EmojiIndex emoji,
        WindowPlace place,
        Function<Consumer<NotificationAct>, Notifier> notifiers) {}
