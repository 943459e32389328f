package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.model.SettingsPage.General;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.WaitingMarks;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The general page while it is edited. FX thread only.
final class GeneralEdit extends PageEdit<General> {
    private final StringProperty name = text();
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>();
    private final StringProperty signIn = text();
    private final StringProperty privacyPolicy = text();
    private final StringProperty terms = text();
    private final StringProperty amber = text();
    private final StringProperty red = text();
    private final ObjectProperty<List<String>> languages = new SimpleObjectProperty<>(List.of());

    GeneralEdit(General page) {
        super(General.class, page);
        zone.subscribe((_, _) -> edited());
        languages.subscribe((_, _) -> edited());
        begin(page);
    }

    private StringProperty text() {
        var text = new SimpleStringProperty("");
        text.subscribe((_, _) -> edited());
        return text;
    }

    StringProperty name() {
        return name;
    }

    ObjectProperty<ZoneId> zone() {
        return zone;
    }

    StringProperty signIn() {
        return signIn;
    }

    StringProperty privacyPolicy() {
        return privacyPolicy;
    }

    StringProperty terms() {
        return terms;
    }

    /// In minutes.
    StringProperty amber() {
        return amber;
    }

    /// In minutes.
    StringProperty red() {
        return red;
    }

    /// The first is for pages in any other language.
    ObjectProperty<List<String>> languages() {
        return languages;
    }

    void speak(String language, boolean spoken) {
        var next = new ArrayList<>(languages.get());
        next.remove(language);
        if (spoken) {
            next.add(language);
        }
        languages.set(List.copyOf(next));
    }

    void speakFirst(String language) {
        if (languages.get().contains(language)) {
            var next = new ArrayList<>(languages.get());
            next.remove(language);
            next.addFirst(language);
            languages.set(List.copyOf(next));
        }
    }

    @Override
    protected General read(long version) {
        return new General(
                name.get(),
                zone.get(),
                link(signIn.get(), base().signIn()),
                link(privacyPolicy.get(), base().privacyPolicy()),
                link(terms.get(), base().terms()),
                languages.get(),
                new WaitingMarks(
                        mark(amber.get(), base().waiting().amber()),
                        mark(red.get(), base().waiting().red())),
                version);
    }

    @Override
    protected void fill(General page) {
        name.set(page.name());
        zone.set(page.zone());
        signIn.set(text(page.signIn()));
        privacyPolicy.set(text(page.privacyPolicy()));
        terms.set(text(page.terms()));
        amber.set(MinutesText.of(page.waiting().amber()));
        red.set(MinutesText.of(page.waiting().red()));
        languages.set(page.languages());
    }

    @Override
    protected void rebase(General before, General next) {
        Rebase.field(name, before.name(), next.name());
        Rebase.field(zone, before.zone(), next.zone());
        Rebase.typed(signIn, text(before.signIn()), text(next.signIn()), TypedAddress::optional);
        Rebase.typed(privacyPolicy, text(before.privacyPolicy()), text(next.privacyPolicy()), TypedAddress::optional);
        Rebase.typed(terms, text(before.terms()), text(next.terms()), TypedAddress::optional);
        var was = before.waiting();
        var is = next.waiting();
        Rebase.typed(amber, MinutesText.of(was.amber()), MinutesText.of(is.amber()), typed -> mark(typed, was.amber()));
        Rebase.typed(red, MinutesText.of(was.red()), MinutesText.of(is.red()), typed -> mark(typed, was.red()));
        Rebase.field(languages, before.languages(), next.languages());
    }

    /// All languages that can be chosen.
    static List<String> known() {
        return SettingsRules.LANGUAGES;
    }

    private static String text(@Nullable URI link) {
        return link == null ? "" : link.toString();
    }

    /// What nobody touched stays as it is, however it is spelled.
    private static @Nullable URI link(String typed, @Nullable URI before) {
        return typed.equals(text(before)) ? before : TypedAddress.optional(typed);
    }

    /// What nobody touched stays as it is, whole or not. Zero means what is no number, and the rules refuse it.
    private static Duration mark(String typed, Duration before) {
        if (typed.equals(MinutesText.of(before))) {
            return before;
        }
        var minutes = MinutesText.read(typed);
        return minutes == null ? Duration.ZERO : minutes;
    }
}
