package dev.sportello.desktop.ui;

import dev.sportello.desktop.preferences.Language;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How dates and times are written, by the parts that they shall have: the order and what stands between are the
/// language's own (Unicode's CLDR). All are of the language that the window's words are in, whatever locale is asked
/// for, and of the Gregorian calendar.
public final class Formats {
    private static final String TIME = "jm";

    /// What CLDR puts before AM and PM. In small text it is two pixels wide: no space at all to the eye.
    private static final char NARROW_SPACE = '\u202F';

    /// As unbreakable, and as wide as others.
    private static final char SPACE = '\u00A0';

    /// Parts that are written as words, outside of quoted text: in a pattern, three letters and more.
    private static final Pattern WORDS = Pattern.compile("'[^']*'|E+|c{3,}|M{3,}|L{3,}");

    /// Where English puts the month first in figures. CLDR's English of all regions that it has no data of does so too,
    /// and is read there as another day.
    private static final Set<String> MONTH_FIRST = Set.of("", "US", "AS", "GU", "MH", "MP", "PH", "PR", "UM", "VI");

    /// `10:42`
    public static DateTimeFormatter time(Locale locale) {
        return skeleton(TIME, locale);
    }

    /// Whether times of the day are counted to twelve.
    public static boolean twelveHours(Locale locale) {
        return pattern(TIME, Language.shown(locale)).contains("a");
    }

    /// `Wed`
    public static DateTimeFormatter weekday(Locale locale) {
        return DateTimeFormatter.ofPattern("EEE", Language.shown(locale));
    }

    /// `Wed 10:42`
    static DateTimeFormatter weekdayAndTime(Locale locale) {
        return skeleton("Ejm", locale);
    }

    /// `7 Oct`
    static DateTimeFormatter day(Locale locale) {
        return skeleton("MMMd", locale);
    }

    /// `7 Oct 2026`
    public static DateTimeFormatter date(Locale locale) {
        return skeleton("yMMMd", locale);
    }

    /// `October 2026`
    static DateTimeFormatter month(Locale locale) {
        return skeleton("yMMMM", locale);
    }

    /// `Wed, 7 Oct 2026`
    public static DateTimeFormatter weekdayAndDate(Locale locale) {
        return skeleton("yMMMEd", locale);
    }

    /// `Wednesday 7 October`
    static DateTimeFormatter longDay(Locale locale) {
        var shown = Language.shown(locale);
        // A language's pattern of these parts may have short words; written in full, they stand in the same places.
        return DateTimeFormatter.ofPattern(
                WORDS.matcher(pattern("MMMMEEEEd", shown)).replaceAll(part -> inFull(part.group())), shown);
    }

    /// `Wednesday, 7 October 2026`
    static DateTimeFormatter longDate(Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Language.shown(locale));
    }

    /// `7 October 2026, 10:42`
    public static DateTimeFormatter exact(Locale locale) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.LONG, null)
                .appendLiteral(", ")
                .append(skeleton(TIME, locale))
                .toFormatter(Language.shown(locale));
    }

    /// `07/10/2026`
    static DateTimeFormatter figures(Locale locale) {
        var shown = Language.shown(locale);
        var american =
                figuresPattern(shown).equals(figuresPattern(Locale.US)) && !MONTH_FIRST.contains(shown.getCountry());
        // As Europe writes English.
        var written = american ? Locale.of(shown.getLanguage(), "150") : shown;
        return DateTimeFormatter.ofPattern(figuresPattern(written), shown);
    }

    private static DateTimeFormatter skeleton(String parts, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern(parts, Language.shown(locale)), Language.shown(locale));
    }

    private static String pattern(String parts, Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(parts, IsoChronology.INSTANCE, locale)
                .replace(NARROW_SPACE, SPACE);
    }

    private static String figuresPattern(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
    }

    private static String inFull(String part) {
        return part.startsWith("'") ? part : part.substring(0, 1).repeat(4);
    }

    private Formats() {}
}
