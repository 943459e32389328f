package dev.sportello.desktop.settings.brand;

import dev.sportello.colour.Colour;
import dev.sportello.colour.Shades;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Theme;
import java.util.ArrayList;
import java.util.List;

/// What the hub makes of a colour, in words. Immutable.
final class ColourTexts {
    private final Texts texts;

    ColourTexts(Texts texts) {
        this.texts = texts;
    }

    /// How well text is read on it, and where the hub takes a colour beside it.
    String of(Colour colour, Theme theme) {
        var words = new ArrayList<String>();
        if (theme != Theme.DARK) {
            words.addAll(of(colour, Shades.onLight(colour), "contrast.light", "contrast.darker"));
        }
        if (theme != Theme.LIGHT) {
            words.addAll(of(colour, Shades.onDark(colour), "contrast.dark", "contrast.lighter"));
        }
        return String.join(" ", words);
    }

    private List<String> of(Colour colour, Shades shades, String read, String changed) {
        var text = texts.get(shades.onAccent().equals(Colour.WHITE) ? "contrast.white" : "contrast.black");
        var ratio = Math.floor(shades.accent().contrast(shades.onAccent()) * 10) / 10;
        var words = texts.get(read, text, ratio);
        return shades.accent().equals(colour)
                ? List.of(words)
                : List.of(words, texts.get(changed, shades.accent().toString()));
    }
}
