package dev.sportello.desktop.ui;

import dev.sportello.desktop.preferences.Language;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts of one package in one language: `inbox/inbox.properties` is English, `inbox/inbox_it.properties` Italian.
/// Immutable.
///
/// A text with arguments is a [MessageFormat], in which a straight apostrophe is special; so texts use the curly one.
public final class Texts {
    // The default locale of the machine must not replace a language that has no file: English does.
    private static final ResourceBundle.Control ENGLISH_OTHERWISE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /// The texts of the class's package.
    ///
    /// @param wanted a language that there are no texts in is English
    public static Texts of(Class<?> view, Locale wanted) {
        var locale = Language.shown(wanted);
        var folder = view.getPackageName();
        var name = folder.substring(folder.lastIndexOf('.') + 1);
        return new Texts(
                ResourceBundle.getBundle(folder + "." + name, locale, view.getClassLoader(), ENGLISH_OTHERWISE),
                locale);
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// The text with its `{0}`, `{1}` … filled in, numbers as the language writes them, and words so that they change
    /// the order of nothing beside them.
    public String get(String key, Object... arguments) {
        var shown = Arrays.stream(arguments)
                .map(argument -> argument instanceof String words ? ShownText.isolated(words) : argument)
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(shown);
    }

    /// What the texts are in. Dates and numbers beside them are written so too.
    public Locale locale() {
        return locale;
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
