package dev.sportello.desktop.settings.channels;

import java.net.URI;
import java.net.URISyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Makes the fields of a page, and knows when one was changed. FX thread only.
///
/// @param edited called when one was changed
record Fields(Runnable edited) {
    /// Stands for a text that is no address at all, and is none by the rules either.
    private static final URI UNREADABLE = URI.create("unreadable:address");

    StringProperty text() {
        var text = new SimpleStringProperty("");
        text.subscribe((_, _) -> edited.run());
        return text;
    }

    BooleanProperty yes() {
        var yes = new SimpleBooleanProperty();
        yes.subscribe((_, _) -> edited.run());
        return yes;
    }

    <T> ObjectProperty<T> one(T first) {
        var one = new SimpleObjectProperty<>(first);
        one.subscribe((_, _) -> edited.run());
        return one;
    }

    /// What was typed as an address; one that the rules refuse where it is none.
    static URI address(String typed) {
        var read = optional(typed);
        return read == null ? UNREADABLE : read;
    }

    static @Nullable URI optional(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return new URI(typed.strip());
        } catch (URISyntaxException e) {
            return UNREADABLE;
        }
    }

    /// A whole number; 0, which the rules refuse, where it is none.
    static int number(String typed) {
        var digits = typed.strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }

    static boolean allBlank(StringProperty... fields) {
        for (var field : fields) {
            if (!field.get().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
