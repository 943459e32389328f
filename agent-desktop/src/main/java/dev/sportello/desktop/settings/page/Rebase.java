package dev.sportello.desktop.settings.page;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.value.WritableValue;
import org.jspecify.annotations.Nullable;

/// Puts one admin's changes on top of another's, field by field.
public final class Rebase {

    /// Takes the colleague's value, unless the field was changed here.
    public static <T> void field(WritableValue<T> field, T before, T next) {
        if (Objects.equals(field.getValue(), before)) {
            field.setValue(next);
        }
    }

    /// As [#field], of a text that can mean the same in several ways: what was only typed otherwise was not changed.
    ///
    /// @param read what a text means
    public static void typed(
            WritableValue<String> field, String before, String next, Function<String, @Nullable Object> read) {
        if (Objects.equals(read.apply(field.getValue()), read.apply(before))) {
            field.setValue(next);
        }
    }

    private Rebase() {}
}
