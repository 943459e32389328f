package dev.sportello.desktop.settings.general;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people call the time zones in their language: by a city and its country, as Unicode's CLDR has them, beside the
/// name that the zone has everywhere. Reading these names takes a moment. Immutable.
final class ZoneNames {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LETTERS = 2;

    private final List<Named> all;

    /// @param city in the language; `Roma`
    /// @param country in the language; blank for none
    /// @param words all that it is found by, folded
    record Named(ZoneId zone, String city, String country, List<String> words) {

        private boolean startsWith(String part) {
            return words.getFirst().startsWith(part);
        }

        private boolean holds(String part) {
            return words.stream().anyMatch(word -> word.contains(part));
        }
    }

    private ZoneNames(List<Named> all) {
        this.all = all;
    }

    static ZoneNames in(Locale language) {
        var names = TimeZoneNames.getInstance(ULocale.forLocale(language));
        return new ZoneNames(ids().map(id -> named(id, names, language)).toList());
    }

    /// By the names that are the same everywhere, which are at hand at once.
    static ZoneNames everywhere() {
        return new ZoneNames(ids().map(
                        id -> new Named(ZoneId.of(id), city(id), "", List.of(folded(city(id)), folded(id))))
                .toList());
    }

    /// The zones in whose names the text is: first those whose city begins with it.
    List<Named> find(String typed) {
        var part = folded(typed);
        return all.stream()
                .filter(zone -> zone.holds(part))
                .sorted(Comparator.comparing((Named zone) -> !zone.startsWith(part)))
                .toList();
    }

    private static Stream<String> ids() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted();
    }

    private static Named named(String id, TimeZoneNames names, Locale language) {
        var zone = ZoneId.of(id);
        var canonical = TimeZone.getCanonicalID(id);
        var exemplar = canonical == null ? null : names.getExemplarLocationName(canonical);
        var city = exemplar == null ? city(id) : exemplar;
        var country = country(id, language);
        var words = Stream.of(city, city(id), country, id, zone.getDisplayName(TextStyle.FULL, language))
                .map(ZoneNames::folded)
                .toList();
        return new Named(zone, city, country, words);
    }

    private static String country(String id, Locale language) {
        try {
            var region = TimeZone.getRegion(id);
            return region.length() == LETTERS ? Locale.of("", region).getDisplayCountry(language) : "";
        } catch (IllegalArgumentException notKnownToUnicode) {
            return "";
        }
    }

    private static String city(String id) {
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static String folded(String text) {
        var apart = Normalizer.normalize(text.strip().replace('_', ' '), Normalizer.Form.NFD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
