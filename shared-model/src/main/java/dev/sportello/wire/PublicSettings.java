package dev.sportello.wire;

import dev.sportello.colour.Shades;
import dev.sportello.model.Account;
import dev.sportello.model.LogoId;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What anybody may know of the shop's settings: what its hub shows.
///
/// @param version grows with each change; of two, the higher counts
/// @param chat whether there is a chat
/// @param languages that the hub speaks; the first is for pages in any other language
public record PublicSettings(
        long version,
        String name,
        boolean chat,
        String welcome,
        @Nullable URI signIn,
        @Nullable URI privacyPolicy,
        @Nullable URI terms,
        List<String> languages,
        Look look) {
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
    /// @param logo null for the shop's initial
    public record Look(
            Shades light,
            Shades dark,
            Corner corner,
            Theme theme,
            @Nullable LogoId logo) {
        public Look {
            Objects.requireNonNull(light, "light");
            Objects.requireNonNull(dark, "dark");
            Objects.requireNonNull(corner, "corner");
            Objects.requireNonNull(theme, "theme");
        }

        public static Look of(SettingsPage.Brand brand) {
            return new Look(
                    Shades.onLight(brand.colour()),
                    Shades.onDark(brand.colour()),
                    brand.corner(),
                    brand.theme(),
                    brand.logo());
        }
    }

    public static PublicSettings of(Account account) {
        var general = account.general();
        var webChat = account.webChat();
        return new PublicSettings(
                Math.max(
                        Math.max(general.version(), webChat.version()),
                        account.brand().version()),
                general.name(),
                webChat.visibility() == Visibility.SIGNED_IN_SHOPPERS,
                webChat.welcome().strip(),
                general.signIn(),
                general.privacyPolicy(),
                general.terms(),
                general.languages(),
                Look.of(account.brand()));
    }
}
