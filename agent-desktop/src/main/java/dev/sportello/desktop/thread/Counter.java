package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Message;
import dev.sportello.sms.SmsLength;

/// How long a text is, in words: for a phone in the texts that the shop pays, else once it becomes long.
///
/// @param shown whether one wants to know
/// @param tooLong whether it is too long to be sent
record Counter(String words, boolean shown, boolean tooLong) {
    private static final int WARN_FROM = Message.MOST_CODE_POINTS - 400;

    /// @param pasted whether much was pasted: its length is shown until the text is sent
    static Counter of(String text, boolean pasted, Texts texts) {
        var length = text.codePointCount(0, text.length());
        var most = Message.MOST_CODE_POINTS;
        return length > most
                ? new Counter(texts.get("composer.too-long", length, most, length - most), true, true)
                : new Counter(texts.get("composer.counter", length, most), pasted || length >= WARN_FROM, false);
    }

    static Counter ofSms(String text, Texts texts) {
        var length = SmsLength.of(text.strip());
        return length.fits()
                ? new Counter(texts.get("composer.sms", length.segments(), length.left()), length.segments() > 0, false)
                : new Counter(
                        texts.get("composer.sms.too-long", length.segments(), SmsLength.MOST_SEGMENTS), true, true);
    }
}
