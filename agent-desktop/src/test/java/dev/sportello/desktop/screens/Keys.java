package dev.sportello.desktop.screens;

import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// A keyboard: what it types goes where the cursor is, and is drawn before it goes on. Used from the test's thread.
record Keys(Robot robot) {
    void press(KeyCode... keys) throws Exception {
        for (var key : keys) {
            Fx.run(() -> robot.keyType(key));
            Fx.pulses(2);
        }
    }

    void pressWith(KeyCode modifier, KeyCode key) throws Exception {
        Fx.run(() -> {
            robot.keyPress(modifier);
            robot.keyType(key);
            robot.keyRelease(modifier);
        });
        Fx.pulses(2);
    }
}
