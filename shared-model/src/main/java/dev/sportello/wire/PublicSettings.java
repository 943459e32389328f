package dev.sportello.wire;

import dev.sportello.model.Account;
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
        List<String> languages) {
    public PublicSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(welcome, "welcome");
        languages = List.copyOf(languages);
    }

    public static PublicSettings of(Account account) {
        var general = account.general();
        var webChat = account.webChat();
        return new PublicSettings(
                Math.max(general.version(), webChat.version()),
                general.name(),
                webChat.visibility() == Visibility.SIGNED_IN_SHOPPERS,
                webChat.welcome().strip(),
                general.signIn(),
                general.privacyPolicy(),
                general.terms(),
                general.languages());
    }
}
