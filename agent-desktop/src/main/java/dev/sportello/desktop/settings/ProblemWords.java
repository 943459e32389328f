package dev.sportello.desktop.settings;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsRules;
import org.jspecify.annotations.Nullable;

/// What is wrong with a field, in words.
final class ProblemWords {
    static String of(Texts texts, SettingsRules.@Nullable Kind kind) {
        if (kind == null) {
            return "";
        }
        return switch (kind) {
            case BLANK -> texts.get("problem.blank");
            case TOO_LONG -> texts.get("problem.too-long");
            case NOT_TEXT -> texts.get("problem.not-text");
            case NOT_A_WEB_ADDRESS -> texts.get("problem.address");
            case NO_LANGUAGE -> texts.get("problem.language");
            case UNKNOWN_LANGUAGE -> texts.get("problem.unknown-language");
            case MARK_OUT_OF_RANGE -> texts.get("problem.mark");
            case MARKS_IN_WRONG_ORDER -> texts.get("problem.order");
            case TOO_MANY_EXCEPTIONS -> texts.get("problem.exceptions");
        };
    }

    private ProblemWords() {}
}
