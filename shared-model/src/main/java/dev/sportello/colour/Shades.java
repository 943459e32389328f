package dev.sportello.colour;

import java.util.Objects;

/// The colours that the hub takes from the shop's own, for a light ground or a dark one. Whatever colour a shop has,
/// text on `accent` and on `strong` and text in `tint` is read with a contrast of [#READABLE] at least. Immutable.
///
/// @param accent what the launcher, the header and the shopper's own bubbles are filled with: the shop's colour, or as
///     near to it as stands out from the ground
/// @param onAccent text and icons on `accent` and on `strong`: white or black
/// @param strong what is filled with `accent` while the pointer is on it
/// @param tint text, icons and edges in the shop's colour on the ground
public record Shades(Colour accent, Colour onAccent, Colour strong, Colour tint) {
    /// The contrast of text in WCAG 2.2, level AA.
    public static final double READABLE = 4.5;

    /// The hub's ground in its light theme and in its dark one.
    public static final Colour LIGHT_GROUND = Colour.WHITE;

    public static final Colour DARK_GROUND = Colour.parse("#1e1e1f");

    /// How much a filled shape stands out from the ground. What is dark on a dark ground needs more than what is pale
    /// on white, which has a shadow besides.
    private static final double STANDS_OUT_ON_LIGHT = 1.25;

    private static final double STANDS_OUT_ON_DARK = 3;

    private static final double HOVER = 0.14;

    /// Of the accent in the ground behind an icon of the tint.
    private static final double SOFT = 0.12;

    private static final int STEPS = 50;

    public Shades {
        Objects.requireNonNull(accent, "accent");
        Objects.requireNonNull(onAccent, "onAccent");
        Objects.requireNonNull(strong, "strong");
        Objects.requireNonNull(tint, "tint");
    }

    public static Shades onLight(Colour shop) {
        return on(LIGHT_GROUND, Colour.BLACK, STANDS_OUT_ON_LIGHT, shop);
    }

    public static Shades onDark(Colour shop) {
        return on(DARK_GROUND, Colour.WHITE, STANDS_OUT_ON_DARK, shop);
    }

    private static Shades on(Colour ground, Colour away, double standsOut, Colour shop) {
        var accent = shop;
        for (var step = 0; accent.contrast(ground) < standsOut; step++) {
            accent = shop.mixed(away, step / (double) STEPS);
        }
        var onAccent = textOn(accent);
        var soft = ground.mixed(accent, SOFT);
        var tint = accent;
        for (var step = 0; Math.min(tint.contrast(ground), tint.contrast(soft)) < READABLE; step++) {
            tint = accent.mixed(away, step / (double) STEPS);
        }
        return new Shades(accent, onAccent, strong(accent, onAccent), tint);
    }

    /// White where it can be read: it is what people know of buttons. One of the two always can, since the contrasts of
    /// a colour with white and with black make 21 together when multiplied.
    private static Colour textOn(Colour filled) {
        return filled.contrast(Colour.WHITE) >= READABLE ? Colour.WHITE : Colour.BLACK;
    }

    /// Away from the text, which is read even better then; towards it where there is no room.
    private static Colour strong(Colour accent, Colour text) {
        var away = text.equals(Colour.WHITE) ? Colour.BLACK : Colour.WHITE;
        var strong = accent.mixed(away, HOVER);
        return strong.contrast(accent) >= 1.05 ? strong : accent.mixed(text, HOVER);
    }
}
