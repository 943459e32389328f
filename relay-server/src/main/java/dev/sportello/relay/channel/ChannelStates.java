package dev.sportello.relay.channel;

import dev.sportello.model.Delivery;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.StorableText;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.wire.RelayFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Which channels do not work, as the last attempt of any relay has found them; told to desktops. Thread-safe.
public final class ChannelStates {
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private final Supplier<SettingsPage.Channels> settings;

    /// What this relay has said of each part last, so that one that goes on as it was costs no statement.
    /// Empty: that it works.
    private final Map<ChannelPart, String> said = new ConcurrentHashMap<>();

    private final Map<Object, Consumer<RelayFrame>> desktops = new IdentityHashMap<>();
    private RelayFrame.Channels told = new RelayFrame.Channels(List.of());

    ChannelStates(Database database, Clock clock, Supplier<SettingsPage.Channels> settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /// Goes on telling until the relay ends.
    ///
    /// @param settings as they are saved: nothing is told of what is off
    public static ChannelStates open(Foundation foundation, Supplier<SettingsPage.Channels> settings) {
        var states = new ChannelStates(foundation.database(), foundation.clock(), settings);
        states.look();
        foundation.periodic().every("channel-states", LOOKS_EVERY, states::look);
        return states;
    }

    /// A part of a channel has failed.
    ///
    /// @param reason as agents read it: what the other side says; no secrets, no texts of shoppers
    public void failed(ChannelPart part, String reason) {
        var kept = Objects.requireNonNullElse(StorableText.line(reason, Delivery.MOST_OF_A_REASON), "?");
        if (kept.equals(said.put(part, kept))) {
            return;
        }
        var now = clock.instant();
        WriteConflict.retried(() -> {
            database.jdbi().useTransaction(handle -> ChannelTable.fail(handle, part, kept, now));
            return true;
        });
        look();
    }

    /// A part of a channel has worked.
    public void works(ChannelPart part) {
        if (!"".equals(said.put(part, ""))) {
            database.jdbi().useHandle(handle -> ChannelTable.remove(handle, part));
            look();
        }
    }

    /// @param desktop stands for one link, by its identity, until it has [#left]
    /// @param tell does not block
    public synchronized void greet(Object desktop, Consumer<RelayFrame> tell) {
        desktops.put(desktop, tell);
        if (!told.failing().isEmpty()) {
            tell.accept(told);
        }
    }

    public synchronized void left(Object desktop) {
        desktops.remove(desktop);
    }

    /// Tells what has changed, also by other relays.
    void look() {
        var failing = database.jdbi().withHandle(ChannelTable::all);
        // What another relay has found out counts: here it is said anew.
        said.entrySet().removeIf(one -> !one.getValue().equals(ChannelTable.reason(failing, one.getKey())));
        var page = settings.get();
        tell(new RelayFrame.Channels(failing.stream()
                .filter(row -> row.part().isOn(page))
                .map(ChannelTable.Row::trouble)
                .toList()));
    }

    private synchronized void tell(RelayFrame.Channels now) {
        if (!now.equals(told)) {
            told = now;
            desktops.values().forEach(desktop -> desktop.accept(now));
        }
    }
}
