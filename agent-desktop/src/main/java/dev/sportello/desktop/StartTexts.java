package dev.sportello.desktop;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.window.WindowController;
import java.util.Locale;
import java.util.Objects;

/// Why the program cannot start, in the words of a window. Immutable.
final class StartTexts {
    private final Texts texts;

    StartTexts(Locale locale) {
        texts = Texts.of(WindowController.class, locale);
    }

    String of(CannotStart failure) {
        return switch (failure.reason()) {
            case UNUSABLE -> texts.get("start.unusable", failure.folder(), failure.detail());
            case IN_USE -> texts.get("start.in-use", failure.folder());
            case OTHER -> Objects.requireNonNull(failure.getMessage());
        };
    }
}
