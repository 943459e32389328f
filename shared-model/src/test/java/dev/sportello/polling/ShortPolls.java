package dev.sportello.polling;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Makes Awaitility look every fiftieth of a second in the quick lane: with its own tenth, the tests of a module wait
/// half a minute for what has happened already. JUnit finds it by its service file and uses it in all tests.
public final class ShortPolls implements BeforeAllCallback {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Boolean.getBoolean("tests.short-polls")) {
            Awaitility.setDefaultPollDelay(INTERVAL);
            Awaitility.setDefaultPollInterval(INTERVAL);
        }
    }
}
