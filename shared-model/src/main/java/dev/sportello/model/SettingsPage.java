package dev.sportello.model;

import dev.sportello.colour.Colour;
import dev.sportello.hours.OfficeHours;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
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
    record WebChat(Visibility visibility, String welcome, long version) implements SettingsPage {
        public WebChat {
            Objects.requireNonNull(visibility, "visibility");
            Objects.requireNonNull(welcome, "welcome");
        }

        @Override
        public WebChat at(long version) {
            return new WebChat(visibility, welcome, version);
        }
    }

    /// The office hours and the automatic replies, which exist only where there are hours.
    ///
    /// @param withinReply to who writes first while the shop is open; blank for none
    /// @param outsideReply to who writes while the shop is closed; blank for none
    record Hours(OfficeHours hours, String withinReply, String outsideReply, long version) implements SettingsPage {
        public Hours {
            Objects.requireNonNull(hours, "hours");
            Objects.requireNonNull(withinReply, "withinReply");
            Objects.requireNonNull(outsideReply, "outsideReply");
        }

        @Override
        public Hours at(long version) {
            return new Hours(hours, withinReply, outsideReply, version);
        }
    }

    /// How the hub looks on the shop's pages.
    ///
    /// @param colour the shop's own, of which the hub's shades are made
    /// @param logo in the head of the panel; null for the shop's initial
    record Brand(
            Colour colour,
            Corner corner,
            Theme theme,
            @Nullable LogoId logo,
            long version) implements SettingsPage {
        /// How the hub of a shop looks that has set nothing.
        public static final Brand STANDARD = new Brand(Colour.parse("#176b5b"), Corner.END, Theme.AUTOMATIC, null, 0);

        public Brand {
            Objects.requireNonNull(colour, "colour");
            Objects.requireNonNull(corner, "corner");
            Objects.requireNonNull(theme, "theme");
        }

        @Override
        public Brand at(long version) {
            return new Brand(colour, corner, theme, logo, version);
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
            /// As the shopper's system is.
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
