package dev.sportello.desktop.settings.page;

import java.util.Objects;
import javafx.beans.value.WritableValue;

/// Puts one admin's changes on top of another's, field by field.
public final class Rebase {

    /// Takes the colleague's value, unless the field was changed here.
    public static <T> void field(WritableValue<T> field, T before, T next) {
        if (Objects.equals(field.getValue(), before)) {
            field.setValue(next);
        }
    }

    private Rebase() {}
}
