package dev.sportello.desktop.screens;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts JavaFX before the first test of a process, whichever that is: a control that is made before is broken for
/// all that follow. JUnit finds it by itself.
public final class StartedFx implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Fx.run(() -> {});
    }
}
