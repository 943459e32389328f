package dev.sportello.wire;

import dev.sportello.colour.Shades;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What anybody may know of the shop's settings: what its hub shows.
///
/// @param version grows with each change; of two, the higher counts
/// @param chat whether there is a chat
/// @param languages that the hub speaks; the first is for pages in any other language
/// @param welcomeIn the welcome message in languages that have their own, by BCP 47 tags; null for none
/// @param hours null where neither text says anything of them
/// @param currentPage whether a hub tells which page its shopper looks at; null where the relay is older than
///     [ClientFrame.Visiting], which hubs then do not send
/// @param signInText why to sign in, to who is not; null for the hub's own words
/// @param logo the name of its file at `GET /widget/logo/{file}`; null for the shop's initial
/// @param signInTextIn the same in languages that have their own; null for none
public record PublicSettings(
        long version,
        String name,
        boolean chat,
        String welcome,
        @Nullable URI signIn,
        @Nullable URI privacyPolicy,
        @Nullable URI terms,
        List<String> languages,
        Look look,
        @Nullable Map<String, String> welcomeIn,
        @Nullable OpeningTimes hours,
        @Nullable Boolean currentPage,
        @Nullable String signInText,
        @Nullable Map<String, String> signInTextIn,
        @Nullable String logo) {
    public PublicSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(welcome, "welcome");
        languages = List.copyOf(languages);
        Objects.requireNonNull(look, "look");
    }

    /// How the hub looks.
    ///
    /// @param light its colours on a light ground
    /// @param dark its colours on a dark ground
    public record Look(Shades light, Shades dark, Corner corner, Theme theme) {
        public Look {
            Objects.requireNonNull(light, "light");
            Objects.requireNonNull(dark, "dark");
            Objects.requireNonNull(corner, "corner");
            Objects.requireNonNull(theme, "theme");
        }

        public static Look of(SettingsPage.Brand brand) {
            return new Look(
                    Shades.onLight(brand.colour()), Shades.onDark(brand.colour()), brand.corner(), brand.theme());
        }
    }

    /// The settings as they stand at the instant.
    public static PublicSettings of(Account account, Instant now) {
        var general = account.general();
        var webChat = account.webChat();
        return new PublicSettings(
                account.pages().stream().mapToLong(SettingsPage::version).max().orElse(0),
                general.name(),
                webChat.visibility() == Visibility.SIGNED_IN_SHOPPERS,
                webChat.welcome().strip(),
                general.signIn(),
                general.privacyPolicy(),
                general.terms(),
                general.languages(),
                Look.of(account.brand()),
                webChat.welcomeIn(),
                OpeningTimes.of(account, now),
                webChat.tellsPage(),
                webChat.signInText(),
                webChat.signInTextIn(),
                LogoName.of(account.brand()));
    }
}
