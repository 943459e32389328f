package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;

/// Says which key sends, to who does not know it yet. FX thread only.
record KeyHint(Label hint) {
    /// What else is in its line: smiley, send, and what lies between. The counter never stands beside it.
    private static final double BESIDE_HINT = 190;

    /// @param room how much there is for what is in its line
    /// @param taken whether its place is taken
    void follow(ComposerModel how, NumberExpression room, ObservableBooleanValue taken, Texts texts) {
        how.sendKey()
                .subscribe(key -> hint.setText(
                        switch (key) {
                            case ENTER -> texts.get("composer.hint.enter");
                            case SHORTCUT_ENTER -> texts.get("composer.hint.shortcut", Shortcut.modifier());
                        }));
        // Better none than half of one, and none for who knows.
        hint.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !how.knowsKeys().get()
                                && !taken.get()
                                && room.doubleValue() >= hint.prefWidth(-1) + BESIDE_HINT,
                        how.knowsKeys(),
                        taken,
                        room,
                        hint.textProperty(),
                        hint.fontProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
    }
}
