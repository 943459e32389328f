package dev.sportello.colour;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// An opaque colour of sRGB. Immutable.
///
/// @param red from 0 to 255, as `green` and `blue`
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MOST = 255;

    public Colour {
        if (((red | green | blue) & ~MOST) != 0) {
            throw new IllegalArgumentException("A part of a colour is from 0 to 255.");
        }
    }

    /// The colour of a text like `#176b5b`, in letters of either case.
    ///
    /// @throws IllegalArgumentException for any other text
    public static Colour parse(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException("A colour is written like #176b5b.");
        }
        var rgb = HexFormat.fromHexDigits(text, 1, text.length());
        return new Colour(rgb >> 16, rgb >> 8 & MOST, rgb & MOST);
    }

    /// How well one colour is read on the other, from 1 to 21: the contrast ratio of WCAG 2.2.
    public double contrast(Colour other) {
        var one = luminance() + 0.05;
        var two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /// The relative luminance of WCAG 2.2, from 0 to 1.
    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        var share = part / (double) MOST;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /// This colour with a share of another in it, as CSS mixes in sRGB.
    ///
    /// @param share from 0, none, to 1, nothing else
    public Colour mixed(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int one, int other, double share) {
        return Math.clamp(Math.round(one + (other - one) * share), 0, MOST);
    }

    /// Such as `#176b5b`, in small letters.
    @Override
    public String toString() {
        var hex = HexFormat.of();
        return "#" + hex.toHexDigits((byte) red) + hex.toHexDigits((byte) green) + hex.toHexDigits((byte) blue);
    }
}
