package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import java.util.Locale;

/// What views are drawn with.
///
/// @param times the agent's language and time zone
public record Drawing(TimeFormat times, Ticker ticker, EmojiPictures pictures) {
    public Locale locale() {
        return times.locale();
    }
}
