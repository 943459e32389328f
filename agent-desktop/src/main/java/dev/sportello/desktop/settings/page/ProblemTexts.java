package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is wrong with a field, in words. Immutable.
public final class ProblemTexts {
    private final Texts texts;

    public ProblemTexts(Locale locale) {
        texts = Texts.of(ProblemTexts.class, locale);
    }

    /// @param kind null for nothing, which has no words
    public String of(SettingsRules.@Nullable Kind kind) {
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
            case UNKNOWN_VARIABLE -> texts.get("problem.variable");
            case DAYS_OUT_OF_RANGE -> texts.get("problem.days");
            case TOO_MANY_EXCEPTIONS -> texts.get("problem.exceptions");
            case NOT_AN_ORIGIN, TOO_MANY_ORIGINS -> texts.get("problem.sites");
            case NOT_A_WHOLE_ADDRESS -> texts.get("problem.whole-address");
            case NOT_A_HOST -> texts.get("problem.host");
            case PORT_OUT_OF_RANGE -> texts.get("problem.port");
            case NOT_PROTECTED -> texts.get("problem.not-protected");
            case NOT_AN_EMAIL -> texts.get("problem.email");
            case NOT_A_NUMBER -> texts.get("problem.number");
            case NOT_A_LOGO -> texts.get("problem.logo");
            case NOT_AN_ACCOUNT -> texts.get("problem.account");
        };
    }
}
