package dev.sportello.desktop.window;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.ui.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The state of the link, in words. Immutable.
final class LinkTexts {
    private final Texts texts;
    private final Clock clock;

    LinkTexts(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /// Empty while there is nothing to say.
    String sentence(LinkState state) {
        return switch (state) {
            case LinkState.Live _ -> "";
            case LinkState.Connecting _ -> texts.get("link.connecting");
            case LinkState.CatchingUp _ -> texts.get("link.catching-up");
            case LinkState.Offline(var nextTry) -> {
                var wait = waits(nextTry);
                yield wait < 1 ? texts.get("link.offline-now") : texts.get("link.offline", wait);
            }
            case LinkState.SignInAgain _ -> texts.get("link.sign-in-again");
            case LinkState.MustUpgrade(boolean relayIsOlder) ->
                texts.get(relayIsOlder ? "link.relay-must-upgrade" : "link.must-upgrade");
            case LinkState.Refused(String sentence) -> texts.get("link.refused", sentence);
        };
    }

    private long waits(Instant nextTry) {
        return Duration.between(clock.instant(), nextTry).toSeconds();
    }

    /// What the button beside it says; empty for no button.
    String act(LinkState state) {
        return switch (state) {
            // A try that goes on already needs no button.
            case LinkState.Offline(var nextTry) -> waits(nextTry) < 1 ? "" : texts.get("link.try-now");
            case LinkState.Refused _ -> texts.get("link.try-now");
            case LinkState.SignInAgain _ -> texts.get("link.sign-in");
            case LinkState.Live _, LinkState.Connecting _, LinkState.CatchingUp _, LinkState.MustUpgrade _ -> "";
        };
    }

    /// The style of the line: quiet while it passes by itself.
    static String style(LinkState state) {
        return switch (state) {
            case LinkState.Live _ -> "live";
            case LinkState.Connecting _, LinkState.CatchingUp _ -> "busy";
            case LinkState.Offline _ -> "offline";
            case LinkState.SignInAgain _, LinkState.MustUpgrade _, LinkState.Refused _ -> "stopped";
        };
    }
}
