package dev.sportello.desktop.screens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The base of a test of the settings in their own window, with real keys, on the page of the office hours.
abstract class OnSettings {
    SettingsOnScreen screen;

    @BeforeEach
    void open() throws Exception {
        screen = SettingsOnScreen.open();
    }

    @AfterEach
    void close() throws Exception {
        screen.close();
    }
}
