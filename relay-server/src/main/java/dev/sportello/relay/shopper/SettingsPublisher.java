package dev.sportello.relay.shopper;

import dev.sportello.model.Change;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.settings.Settings;
import dev.sportello.wire.PublicSettings;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.util.List;

/// Publishes to the open hubs what an admin has changed of what they show. Hubs need no history: the current
/// state is sent when they connect, and again with each change. Thread-safe.
public final class SettingsPublisher {
    private final Settings settings;
    private final Live live;
    private final Clock clock;

    public SettingsPublisher(Settings settings, Live live, Clock clock) {
        this.settings = settings;
        this.live = live;
        this.clock = clock;
    }

    /// What a hub receives when it connects.
    RelayFrame now() {
        return new RelayFrame.Shop(PublicSettings.of(settings.account(), clock.instant()));
    }

    /// Takes entries that were published.
    public void publish(List<JournalEntry> entries) {
        if (entries.stream().anyMatch(it -> it.entry().change() instanceof Change.SettingsSaved)) {
            live.tellShoppers(now());
        }
    }
}
