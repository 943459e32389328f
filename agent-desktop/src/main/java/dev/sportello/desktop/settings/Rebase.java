package dev.sportello.desktop.settings;

import java.util.Objects;
import javafx.beans.value.WritableValue;

/// Puts one admin's changes on top of another's, field by field.
final class Rebase {

    /// Takes the colleague's value, unless the field was changed here.
    static <T> void field(WritableValue<T> field, T before, T next) {
        if (Objects.equals(field.getValue(), before)) {
            field.setValue(next);
        }
    }

    private Rebase() {}
}
