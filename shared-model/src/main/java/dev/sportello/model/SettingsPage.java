package dev.sportello.model;

import dev.sportello.colour.Colour;
import dev.sportello.hours.OfficeHours;
import dev.sportello.wording.ShopText;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One page of the account's settings: what an admin edits and saves at once. What may stand in it decides
/// [SettingsRules]. Immutable.
public sealed interface SettingsPage {
    /// The sequence number of the entry that saved the page; 0 for a page that nobody has saved. Whoever saves names
    /// the version that was edited, so that two admins never save over each other unseen.
    ///
    /// The last component of every page: there a program that is older than the page finds it.
    long version();

    /// None and null are the same, so that a page without translations is written without them.
    private static @Nullable Map<String, String> translations(@Nullable Map<String, String> in) {
        var own = ShopText.of("", in).translations();
        return own.isEmpty() ? null : own;
    }

    /// The same page as saved by the entry with that sequence number.
    SettingsPage at(long version);

    /// @param name the shop's, as shoppers read it
    /// @param zone in which the office hours are meant
    /// @param signIn where a shopper signs in to the shop; null when the shop has no such page
    /// @param languages that the hub speaks, as BCP 47 tags; the first is for pages in any other language
    /// @param waiting when a waiting ticket turns amber, and when red
    record General(
            String name,
            ZoneId zone,
            @Nullable URI signIn,
            @Nullable URI privacyPolicy,
            @Nullable URI terms,
            List<String> languages,
            WaitingMarks waiting,
            long version)
            implements SettingsPage {
        public General {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(zone, "zone");
            languages = List.copyOf(languages);
            Objects.requireNonNull(waiting, "waiting");
        }

        /// The same page with another zone.
        public General in(ZoneId zone) {
            return new General(name, zone, signIn, privacyPolicy, terms, languages, waiting, version);
        }

        @Override
        public General at(long version) {
            return new General(name, zone, signIn, privacyPolicy, terms, languages, waiting, version);
        }
    }

    /// @param welcome the hub's welcome message; blank for none
    /// @param welcomeIn the same in languages that have their own, by BCP 47 tags; null for none
    /// @param currentPage whether agents see which page a shopper of a chat looks at; null is no
    /// @param signInText why to sign in, to who is not; null for the hub's own words
    /// @param signInTextIn the same in languages that have their own, by BCP 47 tags; null for none
    record WebChat(
            Visibility visibility,
            String welcome,
            @Nullable Map<String, String> welcomeIn,
            @Nullable Boolean currentPage,
            @Nullable String signInText,
            @Nullable Map<String, String> signInTextIn,
            long version)
            implements SettingsPage {
        public WebChat {
            Objects.requireNonNull(visibility, "visibility");
            Objects.requireNonNull(welcome, "welcome");
            welcomeIn = translations(welcomeIn);
            currentPage = Boolean.TRUE.equals(currentPage) ? Boolean.TRUE : null;
            signInText = signInText == null || signInText.isBlank() ? null : signInText;
            signInTextIn = translations(signInTextIn);
        }

        public WebChat(Visibility visibility, String welcome, long version) {
            this(visibility, welcome, null, version);
        }

        /// A page by which agents do not see what shoppers look at.
        public WebChat(Visibility visibility, String welcome, @Nullable Map<String, String> welcomeIn, long version) {
            this(visibility, welcome, welcomeIn, null, version);
        }

        /// A page without words of its own for who is not signed in.
        public WebChat(
                Visibility visibility,
                String welcome,
                @Nullable Map<String, String> welcomeIn,
                @Nullable Boolean currentPage,
                long version) {
            this(visibility, welcome, welcomeIn, currentPage, null, null, version);
        }

        /// Blank where the hub's own words stand.
        public ShopText signInWords() {
            return ShopText.of(Objects.requireNonNullElse(signInText, ""), signInTextIn);
        }

        /// Whether agents see which page a shopper looks at.
        public boolean tellsPage() {
            return currentPage != null;
        }

        public ShopText welcomeText() {
            return ShopText.of(welcome, welcomeIn);
        }

        @Override
        public WebChat at(long version) {
            return new WebChat(visibility, welcome, welcomeIn, currentPage, signInText, signInTextIn, version);
        }
    }

    /// The office hours and the automatic replies, which exist only where there are hours.
    ///
    /// @param withinReply to who writes first while the shop is open; blank for none
    /// @param outsideReply to who writes while the shop is closed; blank for none
    /// @param withinReplyIn the first in languages that have their own, by BCP 47 tags; null for none
    /// @param outsideReplyIn the second likewise
    record Hours(
            OfficeHours hours,
            String withinReply,
            String outsideReply,
            @Nullable Map<String, String> withinReplyIn,
            @Nullable Map<String, String> outsideReplyIn,
            long version)
            implements SettingsPage {
        public Hours {
            Objects.requireNonNull(hours, "hours");
            Objects.requireNonNull(withinReply, "withinReply");
            Objects.requireNonNull(outsideReply, "outsideReply");
            withinReplyIn = translations(withinReplyIn);
            outsideReplyIn = translations(outsideReplyIn);
        }

        public Hours(OfficeHours hours, String withinReply, String outsideReply, long version) {
            this(hours, withinReply, outsideReply, null, null, version);
        }

        public ShopText withinText() {
            return ShopText.of(withinReply, withinReplyIn);
        }

        public ShopText outsideText() {
            return ShopText.of(outsideReply, outsideReplyIn);
        }

        @Override
        public Hours at(long version) {
            return new Hours(hours, withinReply, outsideReply, withinReplyIn, outsideReplyIn, version);
        }
    }

    /// How the hub looks on the shop's pages.
    ///
    /// @param colour the shop's own, of which the hub's shades are made
    /// @param logo a [dev.sportello.logo.Logo] in the hub's header; null for the shop's initial
    record Brand(
            Colour colour,
            Corner corner,
            Theme theme,
            @Nullable String logo,
            long version) implements SettingsPage {
        /// How the hub of a shop looks that has set nothing.
        public static final Brand STANDARD = new Brand(Colour.parse("#176b5b"), Corner.END, Theme.AUTOMATIC, 0);

        public Brand {
            Objects.requireNonNull(colour, "colour");
            Objects.requireNonNull(corner, "corner");
            Objects.requireNonNull(theme, "theme");
        }

        /// A brand without a logo.
        public Brand(Colour colour, Corner corner, Theme theme, long version) {
            this(colour, corner, theme, null, version);
        }

        @Override
        public Brand at(long version) {
            return new Brand(colour, corner, theme, logo, version);
        }
    }

    /// How long the shop keeps what is over.
    ///
    /// @param ticketDays after how many days a closed ticket is deleted; null: never
    /// @param eventDays after how many days an event of a customer's is deleted; null: never
    record Retention(@Nullable Integer ticketDays, @Nullable Integer eventDays, long version) implements SettingsPage {
        /// A shop that has set nothing keeps all.
        public static final Retention NONE = new Retention(null, null, 0);

        @Override
        public Retention at(long version) {
            return new Retention(ticketDays, eventDays, version);
        }
    }

    /// The sites whose pages may show the chat, besides those that the operator has named for the relay.
    ///
    /// @param origins as browsers spell them
    record Sites(List<String> origins, long version) implements SettingsPage {
        /// Of a shop that has set none.
        public static final Sites NONE = new Sites(List.of(), 0);

        public Sites {
            origins = List.copyOf(origins);
        }

        @Override
        public Sites at(long version) {
            return new Sites(origins, version);
        }
    }

    /// The channels beside the web chat.
    ///
    /// @param address at which others reach the relay, such as `https://chat.shop.example`: for the
    ///     gateway's reports, and for links in emails
    record Channels(
            @Nullable URI address,
            @Nullable SmsGateway sms,
            @Nullable SmtpServer smtp,
            @Nullable Mailbox mailbox,
            @Nullable UnseenMail unseen,
            long version)
            implements SettingsPage {
        /// Of a shop that has the web chat only.
        public static final Channels NONE = new Channels(null, null, null, null, null, 0);

        @Override
        public Channels at(long version) {
            return new Channels(address, sms, smtp, mailbox, unseen, version);
        }
    }

    /// A page that is newer than this program, which neither shows nor saves it.
    record Unknown(String name, String json) implements SettingsPage, RawJson {
        private static final Pattern VERSION = Pattern.compile("(?<=\"version\":)\\d{1,18}(?=}$)");

        public Unknown {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(json, "json");
        }

        @Override
        public long version() {
            var version = VERSION.matcher(json);
            return version.find() ? Long.parseLong(version.group()) : 0;
        }

        @Override
        public Unknown at(long version) {
            return new Unknown(name, VERSION.matcher(json).replaceFirst(Long.toString(version)));
        }
    }

    /// To whom the hub shows a chat.
    sealed interface Visibility {
        Known OFF = Known.OFF;
        Known SIGNED_IN_SHOPPERS = Known.SIGNED_IN_SHOPPERS;

        enum Known implements Visibility {
            /// To nobody. Agents finish the tickets that are live.
            OFF,
            SIGNED_IN_SHOPPERS
        }

        /// A visibility that is newer than this program.
        record Unknown(String name) implements Visibility, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    /// At which of the lower corners of a page the hub stands.
    sealed interface Corner {
        Known START = Known.START;
        Known END = Known.END;

        enum Known implements Corner {
            /// Where the lines of the page begin: on the left, and on the right of pages that are written from right to
            /// left.
            START,
            /// Where they end.
            END
        }

        /// A corner that is newer than this program.
        record Unknown(String name) implements Corner, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    /// Whether the hub is light or dark.
    sealed interface Theme {
        Known AUTOMATIC = Known.AUTOMATIC;
        Known LIGHT = Known.LIGHT;
        Known DARK = Known.DARK;

        enum Known implements Theme {
            /// As the page is on which it stands.
            AUTOMATIC,
            LIGHT,
            DARK
        }

        /// A theme that is newer than this program.
        record Unknown(String name) implements Theme, UnknownName {
            public Unknown {
                Objects.requireNonNull(name, "name");
            }
        }
    }
}
