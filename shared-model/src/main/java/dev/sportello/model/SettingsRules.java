package dev.sportello.model;

import dev.sportello.logo.Logo;
import dev.sportello.site.SiteOrigin;
import dev.sportello.wording.ShopText;
import dev.sportello.wording.Template;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may stand in the settings. The desktop shows the problems beside their fields as one types, and the relay
/// refuses a page that has any: both by this one list.
public final class SettingsRules {
    /// Nobody deletes by a slip what was written last week.
    private static final int LEAST_DAYS = 30;

    private static final int MOST_DAYS = 20 * 366;

    /// The longest name of an account or an exception, in Unicode code points.
    public static final int MOST_OF_A_NAME = 100;

    /// The longest welcome message, and the longest automatic reply, in Unicode code points.
    public static final int MOST_OF_A_TEXT = 1_000;

    /// The longest address, in characters.
    public static final int MOST_OF_A_LINK = 1_000;

    /// The longest origin of a site, in characters: a host's name has 253 at most.
    public static final int MOST_OF_AN_ORIGIN = 300;

    /// The languages that the hub has texts in, one file each.
    public static final List<String> LANGUAGES = List.of("en", "it", "de", "fr", "es");

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Duration LEAST_MARK = Duration.ofMinutes(1);
    private static final Duration MOST_MARK = Duration.ofDays(1);

    /// The field that has the problem, as its record component is called, and what is wrong with it.
    public record Problem(String field, Kind kind) {}

    /// What can be wrong with a field.
    public enum Kind {
        BLANK("Write something here."),
        TOO_LONG("Shorten this."),
        NOT_TEXT("Remove the characters that are not text."),
        NOT_A_WEB_ADDRESS(
                "Write an address that begins with https:// or http://, or with / for one of the shop's own."),
        NO_LANGUAGE("Choose at least one language."),
        UNKNOWN_LANGUAGE("Choose among the languages that the hub speaks."),
        MARK_OUT_OF_RANGE("Choose between one minute and one day."),
        MARKS_IN_WRONG_ORDER("Let amber come before red."),
        UNKNOWN_VARIABLE("Use the variables that there are: {name}, {shop}, {opens}, {closes}."),
        DAYS_OUT_OF_RANGE("Choose between 30 days and 20 years, or to keep it for ever."),
        TOO_MANY_EXCEPTIONS("Remove exceptions that lie in the past, or shorten their names."),
        NOT_AN_ORIGIN("Write each site like https://shop.example, as browsers do, and each once."),
        TOO_MANY_ORIGINS("Remove sites that show the chat no more."),
        NOT_A_WHOLE_ADDRESS("Write a whole address that begins with https:// or http://, without a user's name."),
        NOT_A_HOST("Write a host's name such as smtp.shop.example, or an IP address."),
        PORT_OUT_OF_RANGE("Choose a port between 1 and 65535."),
        NOT_PROTECTED("Choose TLS or STARTTLS: unprotected is for a server on the relay's own machine (localhost)."),
        NOT_AN_EMAIL("Write an email address such as hello@shop.example."),
        NOT_A_NUMBER("Write the number with its country, such as +39051123456."),
        NOT_A_LOGO("Send a PNG of 96 by 96 pixels, as the inbox makes it."),
        NOT_AN_ACCOUNT("Write the account's SID, as the gateway shows it.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /// Says in English what to do.
        public String sentence() {
            return sentence;
        }
    }

    /// All that is wrong with a page, in the order of its fields; empty when it may be saved.
    public static List<Problem> problems(SettingsPage page) {
        var problems = new ArrayList<Problem>();
        switch (page) {
            case SettingsPage.General general -> check(general, problems);
            case SettingsPage.WebChat webChat -> {
                add(problems, "welcome", template(webChat.welcome()));
                addIn(problems, "welcome", webChat.welcomeText());
                add(problems, "signInText", template(webChat.signInWords().text()));
                addIn(problems, "signInText", webChat.signInWords());
            }
            case SettingsPage.Hours hours -> check(hours, problems);
            // Whatever colour it is, text on it can be read.
            case SettingsPage.Brand brand -> add(problems, "logo", logo(brand.logo()));
            case SettingsPage.Retention retention -> check(retention, problems);
            case SettingsPage.Sites sites -> add(problems, "origins", origins(sites.origins()));
            case SettingsPage.Channels channels -> ChannelRules.check(channels, problems);
            // Its rules are as unknown as it is; the relay takes no such page.
            case SettingsPage.Unknown _ -> {}
        }
        return List.copyOf(problems);
    }

    private static @Nullable Kind logo(@Nullable String logo) {
        return logo == null || Logo.bytes(logo) != null ? null : Kind.NOT_A_LOGO;
    }

    private static void check(SettingsPage.Retention retention, List<Problem> problems) {
        add(problems, "ticketDays", days(retention.ticketDays()));
        add(problems, "eventDays", days(retention.eventDays()));
    }

    private static @Nullable Kind days(@Nullable Integer days) {
        return days == null || days >= LEAST_DAYS && days <= MOST_DAYS ? null : Kind.DAYS_OUT_OF_RANGE;
    }

    private static void check(SettingsPage.General general, List<Problem> problems) {
        add(
                problems,
                "name",
                VisibleText.isInvisible(general.name()) ? Kind.BLANK : text(general.name(), MOST_OF_A_NAME));
        add(problems, "signIn", link(general.signIn()));
        add(problems, "privacyPolicy", link(general.privacyPolicy()));
        add(problems, "terms", link(general.terms()));
        add(problems, "languages", languages(general.languages()));
        var marks = general.waiting();
        add(problems, "amber", mark(marks.amber()));
        add(problems, "red", mark(marks.red()));
        add(problems, "red", marks.amber().compareTo(marks.red()) < 0 ? null : Kind.MARKS_IN_WRONG_ORDER);
    }

    private static void check(SettingsPage.Hours page, List<Problem> problems) {
        var set = page.hours().isSet();
        var tooMany = page.hours().exceptions().size() > MOST_EXCEPTIONS || HoursSize.of(page) > HoursSize.MOST;
        add(problems, "hours", tooMany ? Kind.TOO_MANY_EXCEPTIONS : null);
        page.hours().exceptions().stream()
                .map(exception -> text(exception.name(), MOST_OF_A_NAME))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(kind -> add(problems, "hours", kind));
        add(problems, "withinReply", reply(page.withinReply(), set));
        add(problems, "outsideReply", reply(page.outsideReply(), set));
        addIn(problems, "withinReply", page.withinText());
        addIn(problems, "outsideReply", page.outsideText());
    }

    /// The field of a translation is called as its text is, with the language behind a dot.
    private static void addIn(List<Problem> problems, String field, ShopText text) {
        text.translations()
                .forEach((language, own) -> add(
                        problems,
                        field + "." + language,
                        LANGUAGES.contains(language) ? template(own) : Kind.UNKNOWN_LANGUAGE));
    }

    /// The most exceptions that are kept: ten years of holidays and more. There are fewer where their names are long.
    public static final int MOST_EXCEPTIONS = 500;

    /// Where hours are set an empty reply would be silence that nobody meant; without hours there are no replies.
    private static @Nullable Kind reply(String text, boolean hoursAreSet) {
        return hoursAreSet && VisibleText.isInvisible(text) ? Kind.BLANK : template(text);
    }

    private static @Nullable Kind template(String text) {
        var problem = text(text, MOST_OF_A_TEXT);
        return problem == null && !new Template(text).unknown().isEmpty() ? Kind.UNKNOWN_VARIABLE : problem;
    }

    private static @Nullable Kind text(String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            return Kind.TOO_LONG;
        }
        return StorableText.isText(text) ? null : Kind.NOT_TEXT;
    }

    private static @Nullable Kind link(@Nullable URI link) {
        if (link == null) {
            return null;
        }
        if (link.toString().length() > MOST_OF_A_LINK) {
            return Kind.TOO_LONG;
        }
        var absolute = WEB.contains(String.valueOf(link.getScheme())) && link.getHost() != null;
        return absolute || ofTheShop(link) ? null : Kind.NOT_A_WEB_ADDRESS;
    }

    /// A path on whatever site of the shop the hub stands: never another host, which is what `//` leads to.
    private static boolean ofTheShop(URI link) {
        var text = link.toString();
        return text.startsWith("/") && !text.startsWith("//");
    }

    /// The most sites that may show the chat.
    public static final int MOST_ORIGINS = 100;

    private static @Nullable Kind origins(List<String> origins) {
        if (origins.size() > MOST_ORIGINS) {
            return Kind.TOO_MANY_ORIGINS;
        }
        var spelled = origins.stream().allMatch(SettingsRules::isSpelledAsBrowsersDo);
        return spelled && Set.copyOf(origins).size() == origins.size() ? null : Kind.NOT_AN_ORIGIN;
    }

    private static boolean isSpelledAsBrowsersDo(String origin) {
        return origin.length() <= MOST_OF_AN_ORIGIN
                && SiteOrigin.problem(origin) == null
                && SiteOrigin.parse(origin).equals(origin);
    }

    private static @Nullable Kind languages(List<String> languages) {
        if (languages.isEmpty()) {
            return Kind.NO_LANGUAGE;
        }
        var known = LANGUAGES.containsAll(languages) && Set.copyOf(languages).size() == languages.size();
        return known ? null : Kind.UNKNOWN_LANGUAGE;
    }

    private static @Nullable Kind mark(Duration mark) {
        return mark.compareTo(LEAST_MARK) < 0 || mark.compareTo(MOST_MARK) > 0 ? Kind.MARK_OUT_OF_RANGE : null;
    }

    private static void add(List<Problem> problems, String field, @Nullable Kind kind) {
        if (kind != null) {
            problems.add(new Problem(field, kind));
        }
    }

    private SettingsRules() {}
}
