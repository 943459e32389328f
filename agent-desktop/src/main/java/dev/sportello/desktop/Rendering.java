package dev.sportello.desktop;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.ui.TimeFormat;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What views are made with, whoever is signed in.
///
/// @param times the language that the agent prefers, and the time zone
/// @param muting whether the agent wants no notifications for now
/// @param autostart null where the program cannot be started with the session
record Rendering(
        TimeFormat times,
        EmojiPictures pictures,
        KeptPreferences preferences,
        Notifier notifier,
        BooleanSupplier muting,
        @Nullable Autostart autostart) {}
