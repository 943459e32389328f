package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.OpeningTexts;
import dev.sportello.hours.Opening;
import dev.sportello.model.Account;
import java.time.Instant;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Whether the shop is open now, and until when: `Open now · closes 18:00`. Of a shop that has set no hours it says
/// nothing. FX thread only.
final class OpeningLine {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final Label line;
    private final OpeningTexts words;
    private @Nullable Account account;

    OpeningLine(Label line, Locale locale) {
        this.line = line;
        words = new OpeningTexts(locale);
    }

    void take(Account next) {
        account = next;
    }

    void show(Instant now) {
        var shown = account != null && account.hours().hours().isSet();
        line.setVisible(shown);
        line.setManaged(shown);
        if (account != null && shown) {
            var hours = account.hours().hours();
            var zone = account.general().zone();
            line.setText(words.now(hours, now, zone));
            line.pseudoClassStateChanged(OPEN, hours.at(now, zone) instanceof Opening.Open);
        }
    }
}
