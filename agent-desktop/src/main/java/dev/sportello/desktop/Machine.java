package dev.sportello.desktop;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.notification.NotificationAct;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.tray.Tray;
import dev.sportello.desktop.tray.TrayAct;
import dev.sportello.desktop.ui.TimeFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the window takes from the machine on which the program runs.
///
/// @param times the language that the system is set to, and the time zone
/// @param place where the window was last
/// @param trays makes the tray of the system, likewise
/// @param autostart null where nobody knows how the program was started
/// @param notifiers makes the notifier of the system, out of where the agent's acts go
record Machine(
        TimeFormat times,
        EmojiIndex emoji,
        WindowPlace place,
        Function<Consumer<NotificationAct>, Notifier> notifiers,
        Function<Consumer<TrayAct>, Tray> trays,
        @Nullable Autostart autostart) {}
