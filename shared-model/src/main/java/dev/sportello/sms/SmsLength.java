package dev.sportello.sms;

import java.util.Objects;

/// How long a message is as a text: in how many segments it travels, each of which the shop pays. A message of
/// which every character stands in the GSM alphabet (3GPP TS 23.038) has 160 places in one segment and 153 in
/// each of several, and a character of its extension table takes two of them; any other message travels as
/// UCS-2, with 70 and 67. No character is cut in two by the end of a segment. Immutable.
///
/// @param segments 0 for an empty message
/// @param left how many places are free in the last segment
public record SmsLength(Alphabet alphabet, int segments, int left) {
    /// The longest message, in segments: gateways take no more at once.
    public static final int MOST_SEGMENTS = 10;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /// In which characters a message travels.
    public enum Alphabet {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int together;

        Alphabet(int alone, int together) {
            this.alone = alone;
            this.together = together;
        }

        /// How many places a character takes.
        private int places(int point) {
            return switch (this) {
                case GSM_7 -> EXTENSION.indexOf(point) >= 0 ? 2 : 1;
                case UCS_2 -> Character.charCount(point);
            };
        }
    }

    public SmsLength {
        Objects.requireNonNull(alphabet, "alphabet");
    }

    public static SmsLength of(String text) {
        var alphabet = text.codePoints().allMatch(SmsLength::isGsm) ? Alphabet.GSM_7 : Alphabet.UCS_2;
        var places = text.codePoints().map(alphabet::places).sum();
        if (places <= alphabet.alone) {
            return new SmsLength(alphabet, text.isEmpty() ? 0 : 1, alphabet.alone - places);
        }
        return together(text, alphabet);
    }

    private static SmsLength together(String text, Alphabet alphabet) {
        var segments = 1;
        var left = alphabet.together;
        for (var point : text.codePoints().toArray()) {
            var places = alphabet.places(point);
            if (places > left) {
                segments++;
                left = alphabet.together;
            }
            left -= places;
        }
        return new SmsLength(alphabet, segments, left);
    }

    private static boolean isGsm(int point) {
        return BASIC.indexOf(point) >= 0 || EXTENSION.indexOf(point) >= 0;
    }

    /// Whether it may be sent, as far as its length goes.
    public boolean fits() {
        return segments <= MOST_SEGMENTS;
    }
}
