package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.desktop.ui.TypedLine;
import java.net.URI;
import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Makes the fields of a page, and knows when one was changed. FX thread only.
///
/// @param edited called when one was changed
record Fields(Runnable edited) {
    /// Spaces, dashes, brackets, full stops, slashes, and marks of direction.
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()./]");

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
        return Objects.requireNonNullElse(TypedAddress.optional(typed), TypedAddress.UNREADABLE);
    }

    /// A phone number without what people put between its digits, however it was copied.
    static String phone(String typed) {
        return BETWEEN_DIGITS
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    /// A whole number; 0, which the rules refuse, where it is none.
    static int number(String typed) {
        var digits = TypedLine.of(typed);
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }

    /// Whether nobody sees anything in them.
    static boolean allBlank(StringProperty... fields) {
        for (var field : fields) {
            if (!TypedLine.of(field.get()).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
