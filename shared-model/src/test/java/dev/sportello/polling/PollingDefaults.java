package dev.sportello.polling;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// How Awaitility waits where a test does not say it. JUnit finds this by its service file and uses it in all tests.
public final class PollingDefaults implements BeforeAllCallback {
    /// Awaitility's own ten seconds are what a busy machine with two processors needs now and then.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// For the quick lane: with Awaitility's own tenth of a second, the tests of a module wait half a minute for what
    /// has happened already.
    private static final Duration SHORT = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
        if (Boolean.getBoolean("tests.short-polls")) {
            Awaitility.setDefaultPollDelay(SHORT);
            Awaitility.setDefaultPollInterval(SHORT);
        }
    }
}
