package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.WaitingMarks;
import java.util.List;

/// What is different between two versions of the general page, in words. Immutable.
final class GeneralChanges implements Changes<General> {
    private final Texts texts;

    GeneralChanges(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<String> of(General was, General now) {
        return new ChangeLines(texts.locale())
                .add(texts.get("name"), was.name(), now.name())
                .add(texts.get("zone"), was.zone().getId(), now.zone().getId())
                .add(texts.get("sign-in"), was.signIn(), now.signIn())
                .add(texts.get("privacy"), was.privacyPolicy(), now.privacyPolicy())
                .add(texts.get("terms"), was.terms(), now.terms())
                .add(texts.get("languages"), String.join(", ", was.languages()), String.join(", ", now.languages()))
                .add(texts.get("marks"), words(was.waiting()), words(now.waiting()))
                .lines();
    }

    private static String words(WaitingMarks marks) {
        return MinutesText.of(marks.amber()) + " / " + MinutesText.of(marks.red());
    }
}
