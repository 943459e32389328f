package dev.sportello.desktop.ui;

import dev.sportello.site.DomainName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address of the web as somebody typed or pasted it: with something around it that nobody sees, its scheme in
/// capitals, or its host in letters of any script.
public final class TypedAddress {
    /// Stands for a text that is no address at all, and is none by the rules either.
    public static final URI UNREADABLE = URI.create("unreadable:address");

    private static final Pattern WHOLE = Pattern.compile("(?i)(https?)://([^/?#:@\\[\\]]*)(.*)");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");

    /// The address, with its scheme and host as they are looked up; any other text as it is.
    ///
    /// @return null where the text is no address at all
    public static @Nullable URI read(String typed) {
        var text = TypedLine.of(typed);
        var whole = WHOLE.matcher(text);
        try {
            return new URI(
                    whole.matches()
                            ? whole.group(1).toLowerCase(Locale.ROOT) + "://" + host(whole.group(2)) + whole.group(3)
                            : text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /// As [#read], of a field that may stay empty.
    ///
    /// @return null where it is empty, and [#UNREADABLE] where the text is no address at all
    public static @Nullable URI optional(String typed) {
        return TypedLine.of(typed).isEmpty() ? null : Objects.requireNonNullElse(read(typed), UNREADABLE);
    }

    private static String host(String name) {
        if (ASCII.matcher(name).matches()) {
            return name;
        }
        var ascii = DomainName.ascii(name);
        return ascii != null && HOST.matcher(ascii).matches() ? ascii : name;
    }

    private TypedAddress() {}
}
