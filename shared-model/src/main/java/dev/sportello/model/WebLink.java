package dev.sportello.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links that came from outside and may be opened by a click: absolute ones of the web, and no others.
public final class WebLink {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int LONGEST = 2_000;

    /// The link itself, or null where it is none of the web.
    public static @Nullable URI only(@Nullable URI link) {
        return link != null && isOfTheWeb(link) ? link : null;
    }

    /// The link of a text; null where it is none of the web.
    public static @Nullable URI of(@Nullable String text) {
        try {
            return text == null ? null : only(new URI(text.strip()));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isOfTheWeb(URI link) {
        return link.getScheme() != null
                && WEB.contains(link.getScheme().toLowerCase(Locale.ROOT))
                && link.getHost() != null
                && link.getUserInfo() == null
                && link.toString().length() <= LONGEST;
    }

    private WebLink() {}
}
