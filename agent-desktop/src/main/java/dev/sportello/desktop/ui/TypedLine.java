package dev.sportello.desktop.ui;

import java.util.regex.Pattern;

/// A line that somebody typed or pasted and in which each letter counts, such as an address or a code: without the
/// spaces of any kind and the format characters around it, which come along with what is copied and which nobody sees.
public final class TypedLine {
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$");

    /// What was typed, without what nobody sees around it; empty where nobody sees anything of it.
    public static String of(String typed) {
        return AROUND.matcher(typed).replaceAll("");
    }

    private TypedLine() {}
}
