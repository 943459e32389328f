package dev.sportello.wire;

import dev.sportello.model.StorableText;
import java.util.Objects;
import java.util.regex.Pattern;

/// What is told of the page that a shopper looks at: never what the address alone lets somebody do. The hub has the
/// same rule (`current-page.js`): both are tested with the same cases.
public final class ToldPage {
    /// The longest path, in characters.
    public static final int MOST_OF_A_PATH = 300;

    /// The longest title, in UTF-16 code units.
    public static final int MOST_OF_A_TITLE = 200;

    /// What may stand in a path (RFC 3986), but no `;`, behind which some servers put a session.
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9\\-._~/!$&'()*+,=:]|%[0-9A-Fa-f]{2})*");

    /// Looks like a key: many letters and digits in one, a UUID, or an email address. What is escaped twice may
    /// hide one.
    private static final Pattern SECRET = Pattern.compile(
            "(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{16}|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-|@|%40|%25");

    /// Looks like a key once its dashes are left out: capitals, small letters and digits mixed, or hexadecimal digits.
    private static final Pattern JOINED_SECRET =
            Pattern.compile("(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])(?=[A-Za-z]*[0-9])[A-Za-z0-9]{16}"
                    + "|^(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{16,}/?$");

    /// A path up to the first part that could be a secret: without query and fragment, and no longer than
    /// [#MOST_OF_A_PATH].
    ///
    /// @param path as a browser writes it, or whatever else came in
    /// @return begins with a slash
    public static String path(String path) {
        var told = new StringBuilder();
        var bare = path.replaceFirst("(?s)[?#;].*", "");
        for (var segment : bare.split("(?<=/)")) {
            if (told.length() + segment.length() > MOST_OF_A_PATH || !isTold(segment)) {
                break;
            }
            told.append(segment);
        }
        return told.toString().startsWith("/") ? told.toString() : "/";
    }

    private static boolean isTold(String segment) {
        return PATH.matcher(segment).matches()
                && !SECRET.matcher(segment).find()
                && !JOINED_SECRET.matcher(segment.replaceAll("[-_]", "")).find();
    }

    /// A title in one line, cut where it is too long.
    ///
    /// @return empty where nobody would see anything of it
    public static String title(String title) {
        return Objects.requireNonNullElse(
                StorableText.line(title.strip().replaceAll("\\s+", " "), MOST_OF_A_TITLE), "");
    }

    private ToldPage() {}
}
