package dev.sportello.desktop;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.notification.Notifier;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.ui.TimeWords;

/// What views are made with, whoever is signed in.
///
/// @param times the language that the agent prefers, and the time zone
record Rendering(TimeWords times, EmojiPictures pictures, KeptPreferences preferences, Notifier notifier) {}
