package dev.sportello.desktop.tray;

import dev.sportello.desktop.ui.Texts;
import java.util.Locale;

/// What the tray says, in one language. Immutable.
public final class TrayTexts {
    private final Texts texts;

    public TrayTexts(Locale locale) {
        texts = Texts.of(TrayTexts.class, locale);
    }

    public TrayView view(int unread, boolean muted) {
        return new TrayView(
                unread,
                muted,
                new TrayView.Labels(texts.get("tip", unread), texts.get("open"), texts.get("mute"), texts.get("quit")));
    }
}
